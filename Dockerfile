FROM python:3.13-slim-trixie AS build

# pycld2 has wheels for x86-64 only; elsewhere it is compiled here, and the compiler stays in this stage.
RUN if [ "$(uname -m)" != x86_64 ]; then \
        apt-get update && \
        DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends g++; \
    fi

COPY requirements/run.txt requirements/scan.txt /build/
RUN python -m venv --without-pip /opt/copydesk && \
    pip --python /opt/copydesk/bin/python install --no-cache-dir --disable-pip-version-check \
        --require-hashes --requirement /build/run.txt

# Hyperscan is an accelerator that not every machine has a wheel of; without it the answers are the same.
RUN pip --python /opt/copydesk/bin/python install --no-cache-dir --disable-pip-version-check --only-binary :all: \
        --require-hashes --requirement /build/scan.txt || \
    echo "Hyperscan is not for this machine: everything works without it, only not as fast."

# Whatever the modes of the checkout, any user may read. Byte code is made here, for the root may be read-only later,
# and is not compared with the times of the sources, which copying changes.
COPY LICENSE NOTICE /srv/copydesk/
COPY service /srv/copydesk/service
RUN python -m compileall -q --invalidation-mode unchecked-hash /srv/copydesk/service && \
    chmod -R a+rX /srv/copydesk /opt/copydesk


FROM python:3.13-slim-trixie

COPY --from=build /opt/copydesk /opt/copydesk
COPY --from=build /srv/copydesk /srv/copydesk

ENV PATH=/opt/copydesk/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1
WORKDIR /srv/copydesk

# Any other number does as well: nothing is owned by this user, and nothing is written but to temporary files.
USER 65532:65532

EXPOSE 8080

# The port is looked up, so that a COPYDESK_BIND of one's own does not make the container unhealthy.
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import http.client, os; c = http.client.HTTPConnection('127.0.0.1:' + os.environ.get('COPYDESK_BIND', ':8080').rpartition(':')[2], timeout=4); c.request('GET', '/livez'); raise SystemExit(c.getresponse().status != 200)"]

# Without a shell in between: gunicorn is the first process, gets the SIGTERM of a stop and finishes its requests.
CMD ["gunicorn", "--config", "python:service.web.gunicorn_config"]
