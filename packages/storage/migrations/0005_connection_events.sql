-- When technicians' phones connected and why they went: what a dispatcher asks about a grey technician. Written by the
-- writers from what ingest tells the boards, best effort; removed when it is older than the writer's setting says.
CREATE TABLE connection_events (
  tenant_key      integer NOT NULL REFERENCES tenants,
  technician_key  integer NOT NULL REFERENCES technicians ON DELETE CASCADE,
  at              timestamptz NOT NULL,
  device_id       text NOT NULL,
  link            text NOT NULL CHECK (link IN ('connected', 'disconnected', 'lost')),
  reason          text,                    -- why it ended, when it has and that is known
  app_version     text,
  battery_percent smallint,                -- the first that a connection told, or the last one before it ended
  -- What comes twice is one row: the time is that of the connection's beginning or end, whatever changes in between.
  PRIMARY KEY (technician_key, at, device_id, link)
);
-- Rows come nearly in the order of their times, so that a few kilobytes find the old ones.
CREATE INDEX connection_events_at ON connection_events USING brin (at);

ALTER TABLE connection_events ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON connection_events TO fieldcast_tenant
  USING (tenant_key = current_setting('fieldcast.tenant_key')::integer);
GRANT SELECT, INSERT, UPDATE, DELETE ON connection_events TO fieldcast_tenant;
