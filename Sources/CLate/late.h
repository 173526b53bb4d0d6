// Libraries that are loaded when they are needed first, with all that they need themselves, instead
// of at each start. Macros, as each module of Swift that uses this header has it for itself.
#pragma once

#include <dlfcn.h>
#include <stddef.h>

// Defines opsh_NAME_library: the library, which is the first of these that is there, by the names
// that the system's loader knows; NULL where none is installed.
#define OPSH_LIBRARY(NAME, ...)                                                      \
  static inline void *opsh_##NAME##_library(void) {                                  \
    static const char *const names[] = {__VA_ARGS__};                                \
    static void *library;                                                            \
    for (size_t i = 0; library == NULL && i < sizeof names / sizeof *names; i++)     \
      library = dlopen(names[i], RTLD_LAZY | RTLD_LOCAL);                            \
    return library;                                                                  \
  }

// A function of such a library, with the type that its header says.
#define OPSH_LATE(NAME, FUNCTION) ((__typeof__(FUNCTION) *)dlsym(opsh_##NAME##_library(), #FUNCTION))
