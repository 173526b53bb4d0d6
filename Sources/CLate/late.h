// Libraries that are loaded when they are needed first, with all that they need themselves, instead
// of at each start. Macros, as each module of Swift that uses this header has it for itself.
//
//   #define OPSH_EDIT_FUNCTIONS(USE) USE(el_end) USE(el_wgets)
//   OPSH_LIBRARY(edit, "libedit", OPSH_DEBIAN("libedit2"), OPSH_EDIT_FUNCTIONS, "libedit.so.2")
//
// A library is taken as a whole: it is there when every function of the list was found.
#pragma once

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The way to a library of a Debian package.
#define OPSH_DEBIAN(PACKAGE) "on Debian: apt-get install " PACKAGE

// The place of a function, with the type that its header says.
#define OPSH_LATE_PLACE(FUNCTION) __typeof__(FUNCTION) *FUNCTION;

// Its name, where the places are filled in their order.
#define OPSH_LATE_NAME(FUNCTION) #FUNCTION,

// Fills the places of the functions from the first library that is there. Says in `fault` what is
// missing, and then leaves no place filled.
static inline void opsh_late_load(
    const char *const *libraries, size_t library_count, const char *const *functions,
    size_t function_count, void **places, const char *title, const char *advice, char *fault,
    size_t size) {
  void *library = NULL;
  for (size_t i = 0; library == NULL && i < library_count; i++) {
    library = dlopen(libraries[i], RTLD_LAZY | RTLD_LOCAL);
    if (library != NULL || i > 0) continue;
    // What is said of the first one counts: the others are only other names of it.
    const char *said = dlerror();
    snprintf(fault, size, "%s cannot be loaded: %s; %s", title,
             said == NULL ? libraries[i] : said, advice);
  }
  if (library == NULL) return;
  fault[0] = '\0';
  for (size_t i = 0; i < function_count; i++) {
    places[i] = dlsym(library, functions[i]);
    if (places[i] != NULL) continue;
    snprintf(fault, size, "%s has no %s, it is too old or another one; %s", title, functions[i],
             advice);
    memset(places, 0, function_count * sizeof *places);
    dlclose(library);
    return;
  }
}

// Defines of a library
//   opsh_NAME_fault()  what stands in the way of using it, in a sentence; NULL when nothing does
//   opsh_NAME()        its functions; ends the program with that sentence when one is missing
// from its title, the way to get it, the list of its functions, and the names under
// which the system's loader may know it.
#define OPSH_LIBRARY(NAME, TITLE, ADVICE, FUNCTIONS, ...)                                         \
  struct opsh_##NAME##_functions {                                                                \
    FUNCTIONS(OPSH_LATE_PLACE)                                                                    \
  };                                                                                              \
  static inline const struct opsh_##NAME##_functions *opsh_##NAME##_load(const char **fault) {    \
    static const char *const libraries[] = {__VA_ARGS__};                                         \
    static const char *const functions[] = {FUNCTIONS(OPSH_LATE_NAME)};                           \
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;                                      \
    static struct opsh_##NAME##_functions places;                                                 \
    static char said[512];                                                                        \
    static int is_done;                                                                           \
    if (!__atomic_load_n(&is_done, __ATOMIC_ACQUIRE)) {                                           \
      pthread_mutex_lock(&lock);                                                                  \
      if (!is_done)                                                                               \
        opsh_late_load(libraries, sizeof libraries / sizeof *libraries, functions,                \
                       sizeof functions / sizeof *functions, (void **)&places, TITLE, ADVICE,     \
                       said, sizeof said);                                                        \
      __atomic_store_n(&is_done, 1, __ATOMIC_RELEASE);                                            \
      pthread_mutex_unlock(&lock);                                                                \
    }                                                                                             \
    *fault = said[0] == '\0' ? NULL : said;                                                       \
    return &places;                                                                               \
  }                                                                                               \
  static inline const char *opsh_##NAME##_fault(void) {                                           \
    const char *fault;                                                                            \
    opsh_##NAME##_load(&fault);                                                                   \
    return fault;                                                                                 \
  }                                                                                               \
  static inline const struct opsh_##NAME##_functions *opsh_##NAME(void) {                         \
    const char *fault;                                                                            \
    const struct opsh_##NAME##_functions *functions = opsh_##NAME##_load(&fault);                 \
    if (fault == NULL) return functions;                                                          \
    fprintf(stderr, "error: %s\n", fault);                                                        \
    exit(70);                                                                                     \
  }
