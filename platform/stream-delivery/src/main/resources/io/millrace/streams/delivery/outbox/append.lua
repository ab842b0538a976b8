-- Appends entries of several subjects to one stream; a subject stops at its first that is refused.
-- KEYS: the stream. ARGV: cap (0: none), the number of subjects, how many entries each has, then the
-- entries' bytes, subject after subject.
-- Answers for each subject how many were appended, and the error of the one that was not, or ''.
local cap = tonumber(ARGV[1])
local subjects = tonumber(ARGV[2])
local answer = {}
local first = 3 + subjects
for subject = 1, subjects do
  local entries = tonumber(ARGV[2 + subject])
  local appended = 0
  local refusal = ''
  while appended < entries and refusal == '' do
    local reply
    if cap > 0 then
      reply = redis.pcall('XADD', KEYS[1], 'MAXLEN', '~', cap, '*', 'data', ARGV[first + appended])
    else
      reply = redis.pcall('XADD', KEYS[1], '*', 'data', ARGV[first + appended])
    end
    if type(reply) == 'table' and reply.err then
      refusal = reply.err
    else
      appended = appended + 1
    end
  end
  first = first + entries
  answer[#answer + 1] = appended
  answer[#answer + 1] = refusal
end
return answer
