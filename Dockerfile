# Lianxi as an image: built with everything, run with the server's dependencies only.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY server/package.json server/
COPY web/package.json web/
COPY e2e/package.json e2e/
COPY bench/package.json bench/
RUN npm ci
COPY . .
RUN node scripts/build.mjs

FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY server/package.json server/
COPY web/package.json web/
COPY e2e/package.json e2e/
COPY bench/package.json bench/
# The image's own Node is used; the one that comes as a package is for machines without it.
RUN npm ci --omit=dev --workspace server --include-workspace-root && rm -rf node_modules/node-linux-* node_modules/.bin/node

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production LIANXI_DATA=/data PORT=4000
COPY --from=dependencies /app ./
COPY --from=build /app/server/dist server/dist
# Files that the server reads beside its sources: calendars, templates, regulation packs.
COPY --from=build /app/server/src server/src
COPY --from=build /app/regulations regulations
COPY --from=build /app/web/dist web/dist
COPY schema.graphql ./
COPY deploy/start.sh deploy/
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["sh", "deploy/start.sh"]
