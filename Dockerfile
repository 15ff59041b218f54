# The worker: Python and Saring, no compiler, no Java (the broker is a Kafka of its own).
#   docker build -t saring --build-arg REVISION=$(git rev-parse HEAD) --build-arg SOURCE=https://… .
# Without a container engine: deploy/image.sh build.

FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /build

# What changes seldom comes first. Wheels only, each checked against its hash; pip stays outside.
RUN python -m venv --without-pip /opt/saring && python -m venv /opt/build
COPY requirements requirements
RUN /opt/build/bin/pip --python /opt/saring/bin/python install \
      --require-hashes --only-binary :all: -r requirements/worker.txt \
 # 14 MB for those who build or test pyarrow itself.
 && cd /opt/saring/lib/python3.*/site-packages/pyarrow && rm -r include src tests

# The build backend and what it needs, by the hashes of the development lock.
RUN sed -nE '/^(hatchling|packaging|pathspec|pluggy|tomlkit|trove-classifiers)==/,/[^\\]$/p' \
      requirements/dev.txt > requirements/build.txt \
 && /opt/build/bin/pip install --require-hashes --only-binary :all: -r requirements/build.txt
COPY pyproject.toml README.md LICENSE ./
COPY service service
RUN /opt/build/bin/pip wheel --no-build-isolation --no-deps --wheel-dir dist . \
 && /opt/build/bin/pip --python /opt/saring/bin/python install --no-deps dist/*.whl


FROM python:3.11-slim-bookworm
RUN groupadd --gid 10001 saring \
 && useradd --uid 10001 --gid saring --no-create-home --home-dir /data --shell /usr/sbin/nologin saring \
 && install -d -o saring -g saring /data
COPY --from=build /opt/saring /opt/saring

ENV PATH=/opt/saring/bin:$PATH PYTHONUNBUFFERED=1 SARING_DATA_DIR=/data
# Numbers, so that an orchestrator can see that it is not root.
USER 10001:10001
WORKDIR /data
EXPOSE 8600

# Alive, not ready: a worker must not be restarted because its broker is away.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["python", "-c", "import http.client, os, sys; port = int(os.environ.get('SARING_WEB__PORT', 8600)); web = http.client.HTTPConnection('127.0.0.1', port, timeout=4); web.request('GET', '/healthz'); sys.exit(web.getresponse().status != 200)"]

ENTRYPOINT ["saring"]
CMD ["worker"]

# Last, because the revision is another one each time. Source: OCI image spec, annotations.
ARG VERSION=0.1.0
ARG REVISION=
ARG SOURCE=
LABEL org.opencontainers.image.title="Saring" \
      org.opencontainers.image.description="URLs in on Kafka, clean and enriched documents out" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.source="$SOURCE"
