package org.folkmoot.application.measure;

/** For counting what happens, so that whoever runs Folkmoot can watch it. */
public interface Measures {
  /** A lane stored so many posts with one commit. */
  void committed(int posts, long nanos);

  /**
   * So many changes were handed to sockets in a row, and the last one's was committed so long ago.
   */
  void delivered(int changes, long lastNanos);

  /** A tail had missed something and read it from the log. */
  void gapHealed();

  /** Posts were refused because the database didn't answer. */
  void unavailable(int posts);

  /** A socket was opened (+1) or closed (-1). */
  void sockets(int more);

  /** For whoever doesn't watch. */
  Measures NONE =
      new Measures() {
        @Override
        public void committed(int posts, long nanos) {}

        @Override
        public void delivered(int changes, long lastNanos) {}

        @Override
        public void gapHealed() {}

        @Override
        public void unavailable(int posts) {}

        @Override
        public void sockets(int more) {}
      };
}
