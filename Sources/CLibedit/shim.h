// What Swift needs of libedit, which is loaded when the first line is edited: with the three
// libraries that it needs itself it would take half a millisecond of each start.
//
// el_wset, el_wget and history_w take variable arguments, which Swift does not import; stdin and
// stdout are mutable globals, which Swift 6 rejects. Static inline functions are imported, so no
// C target is needed. Everything goes through the wide interface: the narrow one cuts characters.
#pragma once

#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "../CLate/late.h"

typedef unsigned char (*opsh_command)(EditLine *, wint_t);
typedef void (*opsh_signal_handler)(int);

#define OPSH_EDIT_FUNCTIONS(USE)                                                   \
  USE(el_init_fd) USE(el_end) USE(el_source) USE(el_wgets) USE(el_wline)           \
  USE(el_cursor) USE(el_winsertstr) USE(el_deletestr) USE(el_wpush) USE(el_wset)   \
  USE(el_wget) USE(history_winit) USE(history_wend) USE(history_w)

#ifdef __APPLE__
OPSH_LIBRARY(edit, "libedit", OPSH_DEBIAN("libedit2"), OPSH_EDIT_FUNCTIONS, "/usr/lib/libedit.3.dylib")
#else
OPSH_LIBRARY(edit, "libedit", OPSH_DEBIAN("libedit2"), OPSH_EDIT_FUNCTIONS, "libedit.so.2", "libedit.so.0",
             "libedit.so")
#endif

// ---- The editor

static inline EditLine *opsh_edit_new(
    const char *program, FILE *input, FILE *output, FILE *errors, int in, int out, int err) {
  return opsh_edit()->el_init_fd(program, input, output, errors, in, out, err);
}

static inline void opsh_edit_end(EditLine *editor) { opsh_edit()->el_end(editor); }

// Reads the user's own settings, ~/.editrc.
static inline void opsh_edit_read_settings(EditLine *editor) { opsh_edit()->el_source(editor, NULL); }

static inline const wchar_t *opsh_edit_read(EditLine *editor, int *count) {
  return opsh_edit()->el_wgets(editor, count);
}

static inline const LineInfoW *opsh_edit_line(EditLine *editor) {
  return opsh_edit()->el_wline(editor);
}

static inline int opsh_edit_move(EditLine *editor, int count) {
  return opsh_edit()->el_cursor(editor, count);
}

static inline int opsh_edit_insert(EditLine *editor, const wchar_t *text) {
  return opsh_edit()->el_winsertstr(editor, text);
}

static inline void opsh_edit_delete(EditLine *editor, int count) {
  opsh_edit()->el_deletestr(editor, count);
}

static inline void opsh_edit_push(EditLine *editor, const wchar_t *keys) {
  opsh_edit()->el_wpush(editor, keys);
}

static inline int opsh_set_owner(EditLine *editor, void *owner) {
  return opsh_edit()->el_wset(editor, EL_CLIENTDATA, owner);
}

static inline void *opsh_owner(EditLine *editor) {
  void *owner = NULL;
  opsh_edit()->el_wget(editor, EL_CLIENTDATA, &owner);
  return owner;
}

static inline int opsh_set_reader(EditLine *editor, el_rfunc_t reader) {
  return opsh_edit()->el_wset(editor, EL_GETCFN, reader);
}

// EL_SIGNAL stays off: its handler sends the signal on to the whole process group.
static inline int opsh_leave_signals_alone(EditLine *editor) {
  return opsh_edit()->el_wset(editor, EL_SIGNAL, 0);
}

static inline int opsh_set_emacs(EditLine *editor) {
  return opsh_edit()->el_wset(editor, EL_EDITOR, L"emacs");
}

static inline int opsh_is_vi(EditLine *editor) {
  const wchar_t *mode = NULL;
  return opsh_edit()->el_wget(editor, EL_EDITOR, &mode) == 0 && mode != NULL &&
         wcscmp(mode, L"vi") == 0;
}

// libedit keeps both pointers, so the texts must outlive the editor.
static inline int opsh_add_command(
    EditLine *editor, const wchar_t *name, const wchar_t *help, opsh_command command) {
  return opsh_edit()->el_wset(editor, EL_ADDFN, name, help, command);
}

static inline int opsh_bind(EditLine *editor, const wchar_t *key, const wchar_t *command) {
  return opsh_edit()->el_wset(editor, EL_BIND, key, command, NULL);
}

// The same for the alternate key map, which is vi's command mode.
static inline int opsh_bind_alternate(
    EditLine *editor, const wchar_t *key, const wchar_t *command) {
  return opsh_edit()->el_wset(editor, EL_BIND, L"-a", key, command, NULL);
}

// ---- The history that libedit walks through

static inline HistoryW *opsh_history_new(void) { return opsh_edit()->history_winit(); }

static inline void opsh_history_end(HistoryW *history) { opsh_edit()->history_wend(history); }

static inline int opsh_use_history(EditLine *editor, HistoryW *history) {
  return opsh_edit()->el_wset(editor, EL_HIST, opsh_edit()->history_w, history);
}

static inline int opsh_history_set_size(HistoryW *history, int size) {
  HistEventW event;
  return opsh_edit()->history_w(history, &event, H_SETSIZE, size);
}

static inline int opsh_history_enter(HistoryW *history, const wchar_t *text) {
  HistEventW event;
  return opsh_edit()->history_w(history, &event, H_ENTER, text);
}

static inline int opsh_history_clear(HistoryW *history) {
  HistEventW event;
  return opsh_edit()->history_w(history, &event, H_CLEAR);
}

// ---- The C library

static inline FILE *opsh_stdin(void) { return stdin; }
static inline FILE *opsh_stdout(void) { return stdout; }

static inline int opsh_locale_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

// A handler that is a macro or a union member elsewhere, in the same form everywhere.
static inline int opsh_handle(int signal, opsh_signal_handler handler, int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = handler;
  action.sa_flags = flags;
  return sigaction(signal, &action, NULL);
}

static inline int opsh_handle_by_default(int signal) { return opsh_handle(signal, SIG_DFL, 0); }

static inline int opsh_is_ignored(int signal) {
  struct sigaction action;
  return sigaction(signal, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}
