// What Swift needs of libxml2: its parser that is fed and calls back, without building a tree.
#pragma once

// The converters of ICU are not used here, and their headers clash with those of Foundation.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <string.h>

// Errors are told by the caller; the library's own default prints them.
static inline void opsh_xml_keep_silent(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}

static inline void opsh_xml_silence(xmlSAXHandler *handler) {
  handler->warning = opsh_xml_keep_silent;
  handler->error = opsh_xml_keep_silent;
  handler->fatalError = opsh_xml_keep_silent;
}

// The code and the line of what went wrong last; 0 when nothing did.
static inline int opsh_xml_error(xmlParserCtxtPtr parser, int *line) {
  const xmlError *error = xmlCtxtGetLastError(parser);
  if (error == NULL) return 0;
  *line = error->line;
  return error->code;
}
