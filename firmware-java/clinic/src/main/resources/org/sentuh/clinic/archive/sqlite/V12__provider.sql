-- Who somebody is at the clinic's OpenID Connect provider. What is kept is a digest: an account is a sign at work, and stays one.
-- It outlives the account's end, so that the provider's word never takes in again whom somebody let go.
create table account_provider (
  digest text primary key,
  account text not null unique references account
);

-- Browsers that are with the provider. One that comes back is taken out, so nobody comes back twice.
create table door_away (
  digest text primary key,                   -- of the secret that the browser has
  before text not null,                      -- the digest of the session that it had; empty for none
  begun_ms integer not null,
  until_ms integer not null
);

-- Panels that were handed over since somebody looked.
create index hand_over_until on hand_over (until_ms);
