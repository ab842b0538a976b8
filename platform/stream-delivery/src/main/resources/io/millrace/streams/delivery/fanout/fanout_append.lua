-- Appends entries to a stream of watchers, refuses numbers written before, and rings the bell.
-- The stream and its epoch are made, renewed and expired together.
-- KEYS: the stream, its meta hash, the bell.
-- ARGV: a fresh epoch, time to live in ms, cap, cap of the bell, then per entry: the field of its
-- source and subject, its number (0: none), its bytes.
-- Answers how many were dealt with, the error of the one that was not or '', the epoch, and per
-- entry its id, or '' for a refused repeat.
local stream, meta, bell = KEYS[1], KEYS[2], KEYS[3]
local epoch = redis.call('HGET', meta, 'epoch')
if not epoch or redis.call('EXISTS', stream) == 0 then
  redis.call('DEL', stream, meta)
  epoch = ARGV[1]
  redis.call('HSET', meta, 'epoch', epoch, 'base', 0)
end
local answer = {0, '', epoch}
local written = false
for i = 5, #ARGV, 3 do
  local field, sequence = ARGV[i], tonumber(ARGV[i + 1])
  local last = sequence > 0 and redis.call('HGET', meta, field)
  if last and tonumber(last) >= sequence then
    answer[#answer + 1] = ''
  else
    local id = redis.pcall('XADD', stream, 'MAXLEN', '~', ARGV[3], '*', 'data', ARGV[i + 2])
    if type(id) == 'table' and id.err then
      answer[2] = id.err
      break
    end
    if sequence > 0 then
      redis.call('HSET', meta, field, sequence)
    end
    answer[#answer + 1] = id
    written = true
  end
  answer[1] = answer[1] + 1
end
if written then
  redis.call('XADD', bell, 'MAXLEN', '~', ARGV[4], '*', 'stream', stream)
end
redis.call('PEXPIRE', stream, ARGV[2])
redis.call('PEXPIRE', meta, ARGV[2])
return answer
