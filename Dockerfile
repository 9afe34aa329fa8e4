# One image for every role: ROLE=all, web or worker. See docs/operations.md.
FROM node:24-bookworm-slim AS build
WORKDIR /kontor
COPY package.json package-lock.json .npmrc ./
COPY apps/console/package.json apps/console/
COPY apps/playground/package.json apps/playground/
COPY apps/server/package.json apps/server/
COPY channel-adapters/email/package.json channel-adapters/email/
COPY libs/channel-kit/package.json libs/channel-kit/
COPY libs/contracts/package.json libs/contracts/
COPY libs/domain/package.json libs/domain/
COPY libs/ui/package.json libs/ui/
RUN npm ci
COPY . .
RUN npm run build -w apps/server -w apps/console && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /kontor
COPY --from=build /kontor/node_modules node_modules
COPY --from=build /kontor/package.json ./
COPY --from=build /kontor/libs libs
COPY --from=build /kontor/channel-adapters channel-adapters
COPY --from=build /kontor/apps/console/dist apps/console/dist
COPY --from=build /kontor/apps/server/package.json apps/server/
# Versions that differ from those that others brought along.
COPY --from=build /kontor/apps/server/node_modules apps/server/node_modules
COPY --from=build /kontor/apps/server/dist apps/server/dist
# Backup, restore and the rebuilding of the search run from their sources.
COPY --from=build /kontor/apps/server/src/platform apps/server/src/platform
COPY --from=build /kontor/apps/server/src/search apps/server/src/search
COPY --from=build /kontor/scripts scripts
# PostgreSQL that comes along, for ROLE=all without DATABASE_URL, runs as this user too.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/health/ready').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "--enable-source-maps", "apps/server/dist/main.js"]
