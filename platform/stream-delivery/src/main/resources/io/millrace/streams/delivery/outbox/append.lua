-- Appends entries of one subject to one stream, and stops at the first that is refused.
-- KEYS: the stream. ARGV: cap (0: none), then the entries' bytes.
-- Answers how many were appended, and the error of the one that was not, or ''.
local cap = tonumber(ARGV[1])
for i = 2, #ARGV do
  local reply
  if cap > 0 then
    reply = redis.pcall('XADD', KEYS[1], 'MAXLEN', '~', cap, '*', 'data', ARGV[i])
  else
    reply = redis.pcall('XADD', KEYS[1], '*', 'data', ARGV[i])
  end
  if type(reply) == 'table' and reply.err then
    return {i - 2, reply.err}
  end
end
return {#ARGV - 1, ''}
