-- What came after a position in a stream of watchers, in one look.
-- KEYS: the stream, its meta hash.
-- ARGV: epoch of the position ('': from now on, '0': from the beginning), its entry id, how many at
-- most, a fresh epoch, time to live in ms.
-- Answers: 1 when nothing is missing, the epoch, the first id still there, where to go on, 1 when
-- there is more, then the entries as XRANGE has them.
local stream, meta = KEYS[1], KEYS[2]

local function compare(a, b)
  local am, as = string.match(a, '^(%d+)%-?(%d*)$')
  local bm, bs = string.match(b, '^(%d+)%-?(%d*)$')
  if as == '' then as = '0' end
  if bs == '' then bs = '0' end
  for _, pair in ipairs({{am, bm}, {as, bs}}) do
    local x, y = pair[1], pair[2]
    if #x ~= #y then return #x < #y and -1 or 1 end
    if x ~= y then return x < y and -1 or 1 end
  end
  return 0
end

local epoch = redis.call('HGET', meta, 'epoch')
if not epoch or redis.call('EXISTS', stream) == 0 then
  -- Nothing was written yet, or it has expired: an empty stream with an epoch of its own, so that
  -- whoever begins now has a position that can be trusted later.
  redis.call('DEL', stream, meta)
  epoch = ARGV[4]
  redis.call('XADD', stream, '*', 'data', '')
  redis.call('XTRIM', stream, 'MAXLEN', 0)
  redis.call('HSET', meta, 'epoch', epoch, 'base', 1)
  redis.call('PEXPIRE', stream, ARGV[5])
  redis.call('PEXPIRE', meta, ARGV[5])
end

local info = redis.call('XINFO', 'STREAM', stream)
local facts = {}
for i = 1, #info, 2 do
  facts[info[i]] = info[i + 1]
end
local last = facts['last-generated-id']
local first = last
if facts['length'] > 0 then
  first = facts['first-entry'][1]
end
local trimmed = facts['entries-added'] - facts['length'] - tonumber(redis.call('HGET', meta, 'base'))

local wanted, after = ARGV[1], ARGV[2]
if wanted == '' then
  return {1, epoch, first, last, 0, {}}
end
local whole
if wanted == '0' then
  after = '0-0'
  whole = trimmed == 0
elseif wanted ~= epoch or compare(after, last) > 0 then
  whole = false
elseif facts['length'] == 0 then
  whole = trimmed == 0 or compare(after, last) == 0
else
  whole = trimmed == 0 or compare(after, first) >= 0
end
if not whole then
  return {0, epoch, first, last, 0, {}}
end
local limit = tonumber(ARGV[3])
local entries = redis.call('XRANGE', stream, '(' .. after, '+', 'COUNT', limit + 1)
local more = 0
if #entries > limit then
  more = 1
  entries[#entries] = nil
end
local on = last
if #entries > 0 and more == 1 then
  on = entries[#entries][1]
end
return {1, epoch, first, on, more, entries}
