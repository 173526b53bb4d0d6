// What Swift does not see of threads: on which cores one may run.
#pragma once

#include <pthread.h>
#include <sched.h>
#include <stddef.h>

#ifdef __linux__
// The headers declare these for _GNU_SOURCE only, which a module of Swift cannot set.
extern int sched_getcpu(void);
extern int pthread_getaffinity_np(pthread_t, size_t, cpu_set_t *);
extern int pthread_attr_setaffinity_np(pthread_attr_t *, size_t, const cpu_set_t *);

// Has a thread begin on another core than the one of its caller, where it may use one.
static inline void opsh_begin_elsewhere(pthread_attr_t *attributes) {
  cpu_set_t cores;
  int own = sched_getcpu();
  if (own < 0 || own >= 8 * (int)sizeof cores) return;
  if (pthread_getaffinity_np(pthread_self(), sizeof cores, &cores) != 0) return;
  const int width = 8 * sizeof cores.__bits[0];
  cores.__bits[own / width] &= ~(1UL << own % width);
  unsigned long any = 0;
  for (size_t i = 0; i < sizeof cores.__bits / sizeof cores.__bits[0]; i++) any |= cores.__bits[i];
  if (any != 0) pthread_attr_setaffinity_np(attributes, sizeof cores, &cores);
}
#else
static inline void opsh_begin_elsewhere(pthread_attr_t *attributes) { (void)attributes; }
#endif

// Starts a thread that nobody waits for; 0, or what went wrong.
static inline int opsh_start_thread(void *_Nullable (*_Nonnull body)(void *_Nullable), void *given) {
  pthread_attr_t attributes;
  int failure = pthread_attr_init(&attributes);
  if (failure != 0) return failure;
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  opsh_begin_elsewhere(&attributes);
  pthread_t thread;
  failure = pthread_create(&thread, &attributes, body, given);
  pthread_attr_destroy(&attributes);
  return failure;
}
