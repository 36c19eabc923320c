-- Tenants, their people and their keys. Row level security guards these tables: dispatch works on them as the role
-- fieldcast_tenant with the setting fieldcast.tenant_key; the owner (migrations, writer, sign-in) is not restricted.
-- Roles belong to the whole server: another database may have created this one, or is creating it right now. An owner
-- that may not create roles needs an administrator to create it once and to grant it to the owner.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fieldcast_tenant') THEN
    CREATE ROLE fieldcast_tenant NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
DO $$
BEGIN
  IF NOT pg_has_role(current_user, 'fieldcast_tenant', 'USAGE') THEN
    EXECUTE format('GRANT fieldcast_tenant TO %I', current_user);
  END IF;
END
$$;

CREATE TABLE tenants (
  tenant_key  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id   text NOT NULL UNIQUE CHECK (tenant_id ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
  name        text NOT NULL,
  time_zone   text NOT NULL DEFAULT 'UTC',
  created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE technicians (
  technician_key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_key     integer NOT NULL REFERENCES tenants,
  technician_id  text NOT NULL,
  display_name   text,
  created_at     timestamptz NOT NULL DEFAULT now(),
  UNIQUE (tenant_key, technician_id)
);

-- The last known position: one row a technician, written in the transaction that stores the fix, never moved backwards.
CREATE TABLE technician_state (
  technician_key integer PRIMARY KEY REFERENCES technicians,
  tenant_key     integer NOT NULL REFERENCES tenants,
  recorded_at    timestamptz NOT NULL,
  fix_key        bigint NOT NULL,
  received_at    timestamptz NOT NULL,
  latitude       double precision NOT NULL,
  longitude      double precision NOT NULL,
  accuracy_m     real,
  altitude_m     real,
  speed_mps      real,
  heading_deg    real
) WITH (fillfactor = 50);
CREATE INDEX technician_state_tenant ON technician_state (tenant_key);

-- Dispatchers and administrators who sign in with a password.
CREATE TABLE users (
  user_key       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_key     integer NOT NULL REFERENCES tenants,
  email          text NOT NULL,
  password_hash  text NOT NULL,            -- argon2id, PHC string
  display_name   text NOT NULL,
  role           text NOT NULL CHECK (role IN ('dispatcher', 'admin')),
  disabled_at    timestamptz,
  created_at     timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX users_email ON users (lower(email));

-- Browser sessions; the cookie holds the secret, the table its SHA-256.
CREATE TABLE sessions (
  secret_hash  bytea PRIMARY KEY,
  user_key     integer NOT NULL REFERENCES users ON DELETE CASCADE,
  tenant_key   integer NOT NULL REFERENCES tenants,
  created_at   timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz NOT NULL
);
CREATE INDEX sessions_expires ON sessions (expires_at);

-- Links that sign a person in without a password, until they expire.
CREATE TABLE sign_in_links (
  code_hash    bytea PRIMARY KEY,
  user_key     integer NOT NULL REFERENCES users ON DELETE CASCADE,
  tenant_key   integer NOT NULL REFERENCES tenants,
  expires_at   timestamptz NOT NULL
);

-- Keys of the tenants' own backends: "fck_<id>_<secret>", the secret kept as SHA-256 (it has 256 random bits).
CREATE TABLE api_keys (
  api_key_id   text PRIMARY KEY,
  tenant_key   integer NOT NULL REFERENCES tenants,
  secret_hash  bytea NOT NULL,
  name         text NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  revoked_at   timestamptz
);

DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['tenants', 'technicians', 'technician_state', 'users', 'sessions', 'sign_in_links', 'api_keys'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format(
      'CREATE POLICY own_tenant ON %I TO fieldcast_tenant USING (tenant_key = current_setting(''fieldcast.tenant_key'')::integer)',
      guarded);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO fieldcast_tenant', guarded);
  END LOOP;
END
$$;
