// What Swift needs of libxml2: its parser that is fed and calls back, without building a tree. The
// library, and the one of ICU that it needs, is loaded when the first workbook is read.
#pragma once

// The converters of ICU are not used here, and their headers clash with those of Foundation.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <string.h>

#include "../CLate/late.h"

#define OPSH_XML_FUNCTIONS(USE)                            \
  USE(xmlCreatePushParserCtxt) USE(xmlCtxtUseOptions)      \
  USE(xmlParseChunk) USE(xmlFreeParserCtxt)

// Of the interface that the headers are of.
#if defined(__APPLE__)
OPSH_LIBRARY(xml, "libxml2", OPSH_DEBIAN("libxml2"), OPSH_XML_FUNCTIONS, "/usr/lib/libxml2.2.dylib")
#elif LIBXML_VERSION >= 21400
OPSH_LIBRARY(xml, "libxml2", OPSH_DEBIAN("libxml2-16"), OPSH_XML_FUNCTIONS, "libxml2.so.16")
#else
OPSH_LIBRARY(xml, "libxml2", OPSH_DEBIAN("libxml2"), OPSH_XML_FUNCTIONS, "libxml2.so.2")
#endif

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

// A parser that resolves the five entities of XML and asks no network; NULL without memory.
static inline xmlParserCtxtPtr opsh_xml_new(xmlSAXHandler *handler, void *context) {
  xmlParserCtxtPtr parser =
      opsh_xml()->xmlCreatePushParserCtxt(handler, context, NULL, 0, NULL);
  if (parser != NULL) opsh_xml()->xmlCtxtUseOptions(parser, XML_PARSE_NOENT | XML_PARSE_NONET);
  return parser;
}

static inline int opsh_xml_parse(
    xmlParserCtxtPtr parser, const char *bytes, int count, int is_last) {
  return opsh_xml()->xmlParseChunk(parser, bytes, count, is_last);
}

static inline void opsh_xml_free(xmlParserCtxtPtr parser) { opsh_xml()->xmlFreeParserCtxt(parser); }
