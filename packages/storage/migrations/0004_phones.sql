-- Phones without the company's app: a dispatcher makes a link, the phone's page turns it into a session of its own.
-- Both hold the SHA-256 of their secret, and both go when the technician's access is revoked.
CREATE TABLE phone_links (
  code_hash      bytea PRIMARY KEY,
  tenant_key     integer NOT NULL REFERENCES tenants,
  technician_key integer NOT NULL REFERENCES technicians ON DELETE CASCADE,
  created_by     text NOT NULL,            -- who made it: user:<key>, token:<subject> or api_key:<id>
  created_at     timestamptz NOT NULL DEFAULT now(),
  expires_at     timestamptz NOT NULL
);
CREATE INDEX phone_links_technician ON phone_links (technician_key);
CREATE INDEX phone_links_expires ON phone_links (expires_at);

CREATE TABLE phone_sessions (
  secret_hash    bytea PRIMARY KEY,
  tenant_key     integer NOT NULL REFERENCES tenants,
  technician_key integer NOT NULL REFERENCES technicians ON DELETE CASCADE,
  created_at     timestamptz NOT NULL DEFAULT now(),
  last_used_at   timestamptz NOT NULL DEFAULT now(),
  expires_at     timestamptz NOT NULL
);
CREATE INDEX phone_sessions_technician ON phone_sessions (technician_key);
CREATE INDEX phone_sessions_expires ON phone_sessions (expires_at);

DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['phone_links', 'phone_sessions'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format(
      'CREATE POLICY own_tenant ON %I TO fieldcast_tenant USING (tenant_key = current_setting(''fieldcast.tenant_key'')::integer)',
      guarded);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO fieldcast_tenant', guarded);
  END LOOP;
END
$$;
