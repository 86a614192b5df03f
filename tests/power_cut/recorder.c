/* Writes down what a program does to the files of its SQLite database, in the order in which it does
   it: LD_PRELOAD this. What was written but not yet synced is what a power cut takes (replay.mjs).

     POWER_CUT_LOG   where to write it down
     POWER_CUT_LIE   while there is a file of this name, a sync does nothing and is not written down:
                     a disk that lies. Then a replay must find losses, or it proves nothing.

   One event: type, file, length (32 bits), offset (64 bits), and for a write the bytes; in the order
   of bytes of this machine. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { wrote = 1, synced = 2, cut = 3, removed = 4 };
enum { no_file = 0, database = 1, ahead = 2 }; /* The database, and its write-ahead log. */
enum { most_files = 65536 };

static unsigned char kind_of[most_files];
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static int ends_with(const char* text, const char* end) {
  const size_t length = strlen(text), tail = strlen(end);
  return length >= tail && strcmp(text + length - tail, end) == 0;
}

static unsigned char kind(const char* path) {
  if (ends_with(path, "/zicht.db")) return database;
  return ends_with(path, "/zicht.db-wal") ? ahead : no_file;
}

static unsigned char kind_at(int fd) {
  return fd >= 0 && fd < most_files ? kind_of[fd] : no_file;
}

/* Called with the mutex held, after the act: what is written down has happened. */
static void note(unsigned char type, unsigned char file, uint64_t offset, const void* bytes, uint32_t length) {
  static int log = -1;
  if (log < 0) log = open(getenv("POWER_CUT_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  unsigned char head[14] = {type, file};
  memcpy(head + 2, &length, 4);
  memcpy(head + 6, &offset, 8);
  const struct iovec parts[2] = {{head, sizeof head}, {(void*)bytes, bytes == NULL ? 0 : length}};
  if (writev(log, parts, 2) != (ssize_t)(sizeof head + parts[1].iov_len)) abort();
}

#define REAL(name)                                         \
  static __typeof__(&name) real = NULL;                    \
  if (real == NULL) *(void**)&real = dlsym(RTLD_NEXT, #name)

int open64(const char* path, int flags, ...) {
  REAL(open64);
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  const int fd = real(path, flags, mode);
  if (fd >= 0 && fd < most_files) kind_of[fd] = kind(path);
  return fd;
}

int close(int fd) {
  REAL(close);
  if (fd >= 0 && fd < most_files) kind_of[fd] = no_file;
  return real(fd);
}

ssize_t pwrite64(int fd, const void* bytes, size_t size, off64_t offset) {
  REAL(pwrite64);
  const unsigned char file = kind_at(fd);
  if (file == no_file) return real(fd, bytes, size, offset);
  pthread_mutex_lock(&mutex);
  const ssize_t done = real(fd, bytes, size, offset);
  if (done > 0) note(wrote, file, (uint64_t)offset, bytes, (uint32_t)done);
  pthread_mutex_unlock(&mutex);
  return done;
}

int ftruncate64(int fd, off64_t size) {
  REAL(ftruncate64);
  const unsigned char file = kind_at(fd);
  if (file == no_file) return real(fd, size);
  pthread_mutex_lock(&mutex);
  const int done = real(fd, size);
  if (done == 0) note(cut, file, (uint64_t)size, NULL, 0);
  pthread_mutex_unlock(&mutex);
  return done;
}

int unlink(const char* path) {
  REAL(unlink);
  const unsigned char file = kind(path);
  if (file == no_file) return real(path);
  pthread_mutex_lock(&mutex);
  const int done = real(path);
  if (done == 0) note(removed, file, 0, NULL, 0);
  pthread_mutex_unlock(&mutex);
  return done;
}

static int lies(void) {
  struct stat found;
  const char* path = getenv("POWER_CUT_LIE");
  return path != NULL && stat(path, &found) == 0;
}

/* Only what was written before the sync began is certain, so nothing is written meanwhile. */
static int sync_and_note(int fd, int (*real)(int)) {
  const unsigned char file = kind_at(fd);
  if (file == no_file) return real(fd);
  if (lies()) return 0;
  pthread_mutex_lock(&mutex);
  const int done = real(fd);
  if (done == 0) note(synced, file, 0, NULL, 0);
  pthread_mutex_unlock(&mutex);
  return done;
}

int fsync(int fd) {
  REAL(fsync);
  return sync_and_note(fd, real);
}

int fdatasync(int fd) {
  REAL(fdatasync);
  return sync_and_note(fd, real);
}
