#!/bin/sh
# Prepares veraPDF in .cache/verapdf: afterwards `.cache/verapdf/run 3a,ua1 file.pdf` validates a file.
# veraPDF travels in the jar of the npm package @opendataloader/pdf, which asks for Node 22 and is therefore fetched
# here instead of being a dependency. Its jar lacks the JAXB runtime: Debian's libjaxb-java adds it.
# Needs: npm, a Java 17 compiler (default-jdk-headless), libjaxb-java.
set -eu

version=2.5.11
root=$(cd "$(dirname "$0")/.." && pwd)
cache=$root/.cache/verapdf
jaxb_folder=${JAXB_FOLDER:-/usr/share/java}

mkdir -p "$cache"
cd "$cache"

if [ ! -f "verapdf-$version.jar" ]; then
  package=$(npm pack "@opendataloader/pdf@$version" --silent)
  tar -xzf "$package" package/lib/opendataloader-pdf-cli.jar
  mv package/lib/opendataloader-pdf-cli.jar "verapdf-$version.jar"
  rm -r "$package" package
fi

class_path=$cache:$cache/verapdf-$version.jar
for jar in jaxb-api jaxb-impl jaxb-runtime istack-commons-runtime txw2 javax.activation; do
  if [ ! -f "$jaxb_folder/$jar.jar" ]; then
    echo "verapdf.sh: $jaxb_folder/$jar.jar is missing (Debian: apt-get install libjaxb-java)" >&2
    exit 1
  fi
  class_path=$class_path:$jaxb_folder/$jar.jar
done

javac -d "$cache" -cp "$class_path" "$root/.ci/VeraPdf.java"

cat > run <<RUN
#!/bin/sh
exec java -cp "$class_path" VeraPdf "\$@"
RUN
chmod +x run
