-- Renews the claim on an entry, if it is still ours. JUSTID: this is no delivery.
-- KEYS: the stream. ARGV: group, consumer, entry id. Answers 'held', 'other' or 'gone'.
local pending = redis.pcall('XPENDING', KEYS[1], ARGV[1], ARGV[3], ARGV[3], 1)
if pending.err or #pending == 0 then
  return 'gone'
end
if pending[1][2] ~= ARGV[2] then
  return 'other'
end
redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, ARGV[3], 'JUSTID')
return 'held'
