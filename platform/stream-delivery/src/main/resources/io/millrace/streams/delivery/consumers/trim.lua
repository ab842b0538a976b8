-- Drops what every group has both been given and acknowledged, and nothing else.
-- KEYS: the stream. ARGV: the group that must exist. Answers how many entries went.
local function less(a, b)
  local am, as = string.match(a, '^(%d+)%-(%d+)$')
  local bm, bs = string.match(b, '^(%d+)%-(%d+)$')
  if #am ~= #bm then return #am < #bm end
  if am ~= bm then return am < bm end
  if #as ~= #bs then return #as < #bs end
  return as < bs
end

local groups = redis.pcall('XINFO', 'GROUPS', KEYS[1])
if groups.err then
  return 0
end
local oldest, found
for _, group in ipairs(groups) do
  local facts = {}
  for i = 1, #group, 2 do
    facts[group[i]] = group[i + 1]
  end
  found = found or facts['name'] == ARGV[1]
  -- The last one delivered is kept, which costs one entry and saves counting ids up.
  local needed = facts['last-delivered-id']
  local pending = redis.call('XPENDING', KEYS[1], facts['name'])
  if pending[1] > 0 and less(pending[2], needed) then
    needed = pending[2]
  end
  if not oldest or less(needed, oldest) then
    oldest = needed
  end
end
if not found then
  return 0
end
return redis.call('XTRIM', KEYS[1], 'MINID', oldest)
