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

  /** A follower has walked a room so long after it knew of something committed there. */
  void followed(String follower, long nanos);

  /** A follower failed on a change; it will try again. */
  void followerFailed(String follower, RuntimeException why);

  /** So many changes a follower has given up. */
  void setAside(String follower, int changes);

  /** Something that was due failed; it will be tried again. */
  void dueFailed(String kind, RuntimeException why);

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

        @Override
        public void followed(String follower, long nanos) {}

        @Override
        public void followerFailed(String follower, RuntimeException why) {}

        @Override
        public void dueFailed(String kind, RuntimeException why) {}

        @Override
        public void setAside(String follower, int changes) {}
      };
}
