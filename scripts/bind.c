// bind FILE: makes a DuckDB library for C programs of the Python module, in place.
//
// The module exports DuckDB's whole C API, but leaves the symbols of a Python interpreter open,
// and looks up 34,000 of its own symbols by name at each start. Here the open Python symbols
// become weak, so that they may stay unresolved (the C API never calls them), and the symbols that
// the module itself defines are bound to it for good, as -Bsymbolic would have done when it was
// linked. That takes 7 of the 30 ms that it needs to load and open a store.
#include <elf.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

#if defined(__x86_64__)
enum { machine = EM_X86_64, absolute = R_X86_64_64, global = R_X86_64_GLOB_DAT };
enum { slot = R_X86_64_JUMP_SLOT, relative = R_X86_64_RELATIVE };
#elif defined(__aarch64__)
enum { machine = EM_AARCH64, absolute = R_AARCH64_ABS64, global = R_AARCH64_GLOB_DAT };
enum { slot = R_AARCH64_JUMP_SLOT, relative = R_AARCH64_RELATIVE };
#endif

static char *file;

static int fail(const char *reason) {
  fprintf(stderr, "bind: %s\n", reason);
  return 1;
}

// The place in the file of an address in memory.
static void *at(Elf64_Addr address) {
  const Elf64_Ehdr *header = (void *)file;
  const Elf64_Phdr *part = (void *)(file + header->e_phoff);
  for (int i = 0; i < header->e_phnum; i++)
    if (part[i].p_type == PT_LOAD && address >= part[i].p_vaddr &&
        address - part[i].p_vaddr < part[i].p_filesz)
      return file + part[i].p_offset + (address - part[i].p_vaddr);
  return NULL;
}

// Whether the library defines the symbol at a fixed distance from its own start, for itself.
static int isOwn(const Elf64_Sym *symbol) {
  int type = ELF64_ST_TYPE(symbol->st_info);
  return symbol->st_shndx != SHN_UNDEF && symbol->st_shndx < SHN_LORESERVE && type != STT_TLS &&
         type != STT_GNU_IFUNC && ELF64_ST_BIND(symbol->st_info) != STB_GNU_UNIQUE;
}

static void weaken(Elf64_Sym *symbol, size_t count, const char *names) {
  for (size_t i = 0; i < count; i++) {
    const char *name = names + symbol[i].st_name;
    if (symbol[i].st_shndx == SHN_UNDEF && strncmp(name + (name[0] == '_'), "Py", 2) == 0)
      symbol[i].st_info = ELF64_ST_INFO(STB_WEAK, ELF64_ST_TYPE(symbol[i].st_info));
  }
}

static void bind(Elf64_Rela *entry, size_t count, const Elf64_Sym *symbols) {
  for (size_t i = 0; i < count; i++) {
    const Elf64_Sym *symbol = symbols + ELF64_R_SYM(entry[i].r_info);
    int type = ELF64_R_TYPE(entry[i].r_info);
    if (!isOwn(symbol)) continue;
    if (type == absolute || type == global) {
      entry[i].r_addend = symbol->st_value + (type == absolute ? entry[i].r_addend : 0);
      entry[i].r_info = ELF64_R_INFO(0, relative);
    } else if (type == slot) {
      // A lazy slot starts as an address that the loader moves with the library: with the
      // function's own address in it, the look-up at the first call is never reached.
      Elf64_Addr *place = at(entry[i].r_offset);
      if (place) *place = symbol->st_value;
    }
  }
}

int main(int argc, char **argv) {
  int descriptor = argc == 2 ? open(argv[1], O_RDWR) : -1;
  struct stat status;
  if (descriptor < 0 || fstat(descriptor, &status) != 0) return fail("cannot open the library");
  file = mmap(NULL, status.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  if (file == MAP_FAILED) return fail("cannot map the library");
  const Elf64_Ehdr *header = (void *)file;
  if (memcmp(header->e_ident, ELFMAG, SELFMAG) != 0 || header->e_machine != machine)
    return fail("no library of this machine");
  const Elf64_Shdr *section = (void *)(file + header->e_shoff);
  for (int i = 0; i < header->e_shnum; i++) {
    const Elf64_Shdr *linked = section + section[i].sh_link;
    void *content = file + section[i].sh_offset;
    if (section[i].sh_type == SHT_DYNSYM)
      weaken(content, section[i].sh_size / sizeof(Elf64_Sym), file + linked->sh_offset);
    if (section[i].sh_type == SHT_RELA && linked->sh_type == SHT_DYNSYM)
      bind(content, section[i].sh_size / sizeof(Elf64_Rela), (void *)(file + linked->sh_offset));
  }
  return 0;
}
