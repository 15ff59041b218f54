"""The Lua scripts of RedisState: each is one call that the server runs as a whole."""

from service.minhash import BINS
from service.state.sightings import MEMBERS

# The first value of a key stays; returns it. ARGV: value, milliseconds to live.
FIRST = """
redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2])
return redis.call('GET', KEYS[1])
"""

# ARGV: what a finished message is, milliseconds to live, number of the revision, the revision.
# A worker that lost its partition may finish late: it must not turn a revision back.
FINISH = """
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
if KEYS[2] then
  local last = redis.call('GET', KEYS[2])
  if not last or tonumber(string.match(last, '^%d+')) <= tonumber(ARGV[3]) then
    redis.call('SET', KEYS[2], ARGV[3] .. ' ' .. ARGV[4])
  end
end
"""

# The longest of several rests stays. ARGV: seconds since 1970, milliseconds to live.
REST = """
local last = redis.call('GET', KEYS[1])
if not last or tonumber(last) < tonumber(ARGV[1]) then
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
end
"""

# What `sightings.py` does in SQL: see there. A row is a packed map; rows and the numbers that lead
# to them expire with the time for which a text counts. Numbers are text: nearly every key has a
# single one, which Redis keeps as an integer. In lists an entry took 5.1 KB, now it takes 2.7.
# Returns the first document of the cluster, the most similar one (empty: none), in how many bins
# they agree, when it was first seen. KEYS: the counter of rows, the document's own numbers, then
# one a key. ARGV: start of a row's name, document, hash, signature, seen at, since, least bins that
# agree, '1' when only firsts are compared with later ones, milliseconds to live.
SEE = f"""
local ROW, DOCUMENT, HASH, SIGNATURE = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local SEEN_AT, SINCE, LEAST, ONLY_FIRST = ARGV[5], tonumber(ARGV[6]), tonumber(ARGV[7]), ARGV[8]
local LIVES = ARGV[9]

local function row(number)
  local packed = redis.call('GET', ROW .. number)
  return packed and cmsgpack.unpack(packed)
end
local function agreeing(signature)
  if #signature ~= {2 * BINS} or #SIGNATURE ~= {2 * BINS} then return 0 end
  local agree = 0
  for at = 1, {2 * BINS}, 2 do
    local a, b = string.byte(signature, at, at + 1)
    local c, d = string.byte(SIGNATURE, at, at + 1)
    if a == c and b == d then agree = agree + 1 end
  end
  return agree
end

local function numbers_of(key)
  local found = {{}}
  for number in string.gmatch(redis.call('GET', key) or '', '%d+') do
    found[#found + 1] = number
  end
  return found
end

local own_numbers, first = numbers_of(KEYS[2]), false
for _, number in ipairs(own_numbers) do
  local own = row(number)
  if own then
    if own.hash == HASH then return {{own.cluster, own.of, own.agree, own.first_seen}} end
    first = first or own.first
  end
end
local number = redis.call('INCR', KEYS[1])
first = first or number

local members, numbers, known = {{}}, {{}}, {{}}
for at = 3, #KEYS do
  members[at] = numbers_of(KEYS[at])
  for _, other in ipairs(members[at]) do
    if not known[other] then
      known[other] = true
      numbers[#numbers + 1] = tonumber(other)
    end
  end
end
table.sort(numbers)
local best, how = false, LEAST
for _, other in ipairs(numbers) do
  local found = row(other)
  if found and found.first < first and tonumber(found.seen_at) >= SINCE then
    if found.hash == HASH then
      best, how = found, {BINS}
      break
    end
    local agree = agreeing(found.signature)
    if agree > how or (agree == how and not best) then best, how = found, agree end
  end
end

local made = {{
  document = DOCUMENT, hash = HASH, signature = SIGNATURE, seen_at = SEEN_AT, first = first,
  cluster = best and best.cluster or DOCUMENT, of = best and best.document or '',
  agree = best and how or 0, first_seen = best and best.first_seen or SEEN_AT
}}
redis.call('SET', ROW .. number, cmsgpack.pack(made), 'PX', LIVES)
own_numbers[#own_numbers + 1] = number
redis.call('SET', KEYS[2], table.concat(own_numbers, ' '), 'PX', LIVES)
if not (best and ONLY_FIRST == '1') then
  for at = 3, #KEYS do
    -- The oldest ones and the newest: a text that is everywhere costs no more than any other.
    local kept = members[at]
    kept[math.min(#kept + 1, {MEMBERS})] = number
    redis.call('SET', KEYS[at], table.concat(kept, ' '), 'PX', LIVES)
  end
end
return {{made.cluster, made.of, made.agree, made.first_seen}}
"""
