#!/bin/sh
# Nextflow with the words given: the one on the PATH, or else that of the build, which Maven fetches once.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

if [ -z "${NEXTFLOW_OF_BUILD:-}" ] && command -v nextflow >/dev/null 2>&1; then
    exec nextflow "$@"
fi
if [ ! -d "$here/target/nextflow" ]; then
    (cd "$here/.." && mvn -q -B -pl workflows generate-test-resources -Djacoco.skip=true -Dspotless.check.skip=true) >&2
fi
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java

# What Nextflow's own launcher opens for its libraries.
opened=
for package in java.lang java.io java.nio java.net java.util java.util.concurrent.locks java.util.concurrent.atomic \
    java.util.regex sun.nio.ch sun.nio.fs jdk.internal.misc jdk.internal.vm; do
    opened="$opened --add-opens=java.base/$package=ALL-UNNAMED"
done
# shellcheck disable=SC2086
exec "$java" $opened -XX:TieredStopAtLevel=1 -XX:-UsePerfData ${NXF_OPTS:-} -cp "$here/target/nextflow/*" nextflow.cli.Launcher "$@"
