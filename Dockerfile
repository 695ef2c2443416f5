# Written without a container engine at hand: this file has not been run. See docs/guide/administration.md.
# Debian, not Alpine: the embedded PostgreSQL and the Node package are built for glibc.
FROM node:24-bookworm-slim AS build
WORKDIR /bihuan
COPY package.json package-lock.json .npmrc ./
COPY packages/core/package.json packages/core/
COPY packages/readers/package.json packages/readers/
COPY packages/writers/package.json packages/writers/
COPY packages/server/package.json packages/server/
COPY packages/web/package.json packages/web/
COPY packages/cli/package.json packages/cli/
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production BIHUAN_DATA=/data BIHUAN_LOG=stdout HOST=0.0.0.0 PORT=8080
WORKDIR /bihuan
COPY --from=build /bihuan ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
CMD ["node", "--max-semi-space-size=8", "packages/server/src/main/start.js"]
