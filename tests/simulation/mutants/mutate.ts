import { relative } from "node:path";
import type { Plugin } from "vite";
import { MUTANTS } from "./mutants.ts";

/**
 * Importing `…?mutant=name` gives that module, and every one of ours below it, with the mutant's edits in it: nothing in
 * what is shipped knows of them.
 */
export function mutate(root: string): Plugin {
  return {
    name: "mutants",
    enforce: "pre",
    async resolveId(source, importer, options) {
      const name = nameIn(source) ?? nameIn(importer);
      if (name === undefined) return null;
      const found = await this.resolve(plain(source), importer && plain(importer), { ...options, skipSelf: true });
      const path = found && relative(root, plain(found.id));
      if (!found || found.external || path?.startsWith("..") || path?.includes("node_modules")) return found;
      return `${plain(found.id)}?mutant=${encodeURIComponent(name)}`;
    },
    transform(code, id) {
      const name = nameIn(id);
      const mutant = name === undefined ? undefined : MUTANTS[name];
      if (!mutant || relative(root, plain(id)) !== mutant.file) return null;
      return mutant.edits.reduce((source, [find, replace]) => {
        if (!source.includes(find))
          this.error(`The mutant "${name}" no longer finds its place in ${mutant.file}: ${find}`);
        return source.replace(find, () => replace);
      }, code);
    },
  };
}

function nameIn(id: string | undefined): string | undefined {
  const name = /[?&]mutant=([^&]*)/.exec(id ?? "")?.[1];
  return name === undefined ? undefined : decodeURIComponent(name);
}

function plain(id: string): string {
  return id.replace(/[?&]mutant=[^&]*/, "");
}
