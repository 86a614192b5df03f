#include "clean/prison.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

namespace zicht::clean {
namespace {

/// What computing, reading and answering ask of the kernel.
constexpr std::array allowed{"read",
                             "readv",
                             "pread64",
                             "write",
                             "writev",
                             "close",
                             "lseek",
                             "fstat",
                             "newfstatat",
                             "mmap",
                             "munmap",
                             "mremap",
                             "mprotect",
                             "madvise",
                             "brk",
                             "futex",
                             "getrandom",
                             "clock_gettime",
                             "gettimeofday",
                             "rt_sigaction",
                             "rt_sigprocmask",
                             "rt_sigreturn",
                             "sched_getaffinity",
                             "sched_yield",
                             "exit",
                             "exit_group"};
/// What looking for letters asks on top.
constexpr std::array for_letters{"access",
                                 "faccessat",
                                 "faccessat2",
                                 "getdents64",
                                 "readlink",
                                 "readlinkat",
                                 "stat",
                                 "statfs",
                                 "fstatfs"};
/// What may be asked of an open file: nothing that locks it, or makes the kernel send signals.
constexpr std::array<unsigned, 4> of_files{F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC};

constexpr std::array places_of_letters{"/usr/share/fonts",
                                       "/usr/local/share/fonts",
                                       "/usr/share/fontconfig",
                                       "/usr/share/poppler",
                                       "/etc/fonts",
                                       "/var/cache/fontconfig"};

auto cannot(const char* what) {
  return fail(Fault::unavailable, what, std::strerror(errno));
}

/// Which files may be opened at all (Landlock). Where nothing has to be opened, the filter alone
/// sees to that, and a kernel without Landlock is no failure. Where letters are read, the filter
/// would let every file be read: then it is.
Result<> allow_files(bool reads_letters) {
  landlock_ruleset_attr rules{};
  rules.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1U) - 1;  // All of the first version.
  const auto number = ::syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
  if (number < 0) {
    const bool is_absent = errno == ENOSYS || errno == EOPNOTSUPP || errno == EPERM;
    if (is_absent && !reads_letters) return {};
    return cannot("landlock");
  }
  const int ruleset = static_cast<int>(number);
  if (reads_letters) {
    for (const auto* place : places_of_letters) {
      const int folder = ::open(place, O_PATH | O_CLOEXEC);
      if (folder < 0) continue;
      landlock_path_beneath_attr below{};
      below.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
      below.parent_fd = folder;
      ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &below, 0);
      ::close(folder);
    }
  }
  const bool done = ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  ::close(ruleset);
  if (!done) return cannot("landlock");
  return {};
}

Result<> allow_calls(bool reads_letters) {
  const std::unique_ptr<void, void (*)(scmp_filter_ctx)> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)),
                                                                seccomp_release);
  if (!filter) return cannot("seccomp");
  bool fits = true;
  const auto allow = [&](const char* name) {
    const int call = seccomp_syscall_resolve_name(name);
    if (call == __NR_SCMP_ERROR) return;
    fits = fits && seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) == 0;
  };
  for (const auto* name : allowed) allow(name);
  if (reads_letters) {
    for (const auto* name : for_letters) allow(name);
    for (const auto question : of_files)
      fits = fits && seccomp_rule_add(filter.get(),
                                      SCMP_ACT_ALLOW,
                                      SCMP_SYS(fcntl),
                                      1,
                                      SCMP_A1(SCMP_CMP_MASKED_EQ, 0xFFFFFFFFU, question)) == 0;
    constexpr unsigned writes = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
    fits = fits && seccomp_rule_add(filter.get(),
                                    SCMP_ACT_ALLOW,
                                    SCMP_SYS(openat),
                                    1,
                                    SCMP_A2(SCMP_CMP_MASKED_EQ, writes, 0)) == 0;
  }
  if (!fits || seccomp_load(filter.get()) != 0) return cannot("seccomp");
  return {};
}

}  // namespace

void stay_modest() {
  const auto most = [](auto what, rlim_t amount) {
    const rlimit bound{amount, amount};
    setrlimit(what, &bound);
  };
  most(RLIMIT_AS, rlim_t{768} << 20U);
  most(RLIMIT_CPU, 25);
  most(RLIMIT_CORE, 0);
  most(RLIMIT_FSIZE, 0);
  ::signal(SIGXFSZ, SIG_IGN);  // Writing to a file by hand then fails, and does not end it.
  most(RLIMIT_NOFILE, 64);
}

Result<> shut_in(bool reads_letters) {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    return cannot("prctl");
  TRY(allow_files(reads_letters));
  return allow_calls(reads_letters);
}

}  // namespace zicht::clean
