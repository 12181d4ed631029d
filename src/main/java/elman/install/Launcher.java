package elman.install;

/**
 * The shell script that starts the program. It takes Java from {@code JAVA_HOME}, or the one that
 * installed it, or the first on the path.
 *
 * <p>What it sets was measured: the serial collector needs a third to a half of the memory of the
 * usual one for training at the same speed, as long as its arrays live as long as the run, and a
 * quarter to a half less again if it begins with 16 MB for what is new and not with a third of its
 * heap; large pages, where the system gives them to those who ask, save a twentieth to a tenth of
 * the time of word vectors, whose rows lie apart; the archive of classes saves a third of the time
 * to the first character of a sample. An archive of another Java or another jar is left unread, and
 * the virtual machine's warnings about it would go to standard output, so they are turned off.
 */
public final class Launcher {
  /** The property that is set where the user's locale has no more characters than ASCII. */
  public static final String ASCII = "elman.ascii";

  private Launcher() {}

  /**
   * Returns the script.
   *
   * @param java the program that ran the installation
   * @param jar where the program's jar is
   * @param archive where the archive of its classes may be
   */
  public static String of(String java, String jar, String archive) {
    return """
        #!/bin/sh
        # Starts elman; written by elman install, removed by elman uninstall.
        # ELMAN_JAVA_OPTIONS may hold options for Java, such as -Xmx8g.

        java=%s
        jar=%s
        archive=%s

        if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
          java=$JAVA_HOME/bin/java
        elif [ ! -x "$java" ]; then
          java=$(command -v java) || {
            echo 'elman: there is no Java: set JAVA_HOME, or install a JDK, 17 or newer' >&2
            exit 1
          }
        fi

        # Java finds files with names beyond ASCII in a locale of UTF-8 only.
        case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
          *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ascii= ;;
          *) LC_ALL=C.UTF-8 ascii=-D%s=true; export LC_ALL ;;
        esac

        case "${ELMAN_JAVA_OPTIONS:-} ${JDK_JAVA_OPTIONS:-} ${JAVA_TOOL_OPTIONS:-}" in
          *-XX:+Use*GC*) collector= ;;
          *) collector='-XX:+UseSerialGC -Xmn16m' ;;
        esac

        # Linux alone has this option.
        pages=
        if [ -e /sys/kernel/mm/transparent_hugepage ]; then
          pages=-XX:+UseTransparentHugePages
        fi

        set -f
        exec "$java" $collector $pages "-XX:SharedArchiveFile=$archive" -Xshare:auto \\
          -Xlog:disable $ascii ${ELMAN_JAVA_OPTIONS:-} -jar "$jar" "$@"
        """
        .formatted(quoted(java), quoted(jar), quoted(archive), ASCII);
  }

  private static String quoted(String path) {
    return "'" + path.replace("'", "'\\''") + "'";
  }
}
