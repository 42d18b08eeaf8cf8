-- That somebody has tried an offer at the panel in vain, as the panel says, and why.
alter table claim_offer add column refused_ms bigint;
alter table claim_offer add column refused text;
