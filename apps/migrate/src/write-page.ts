import { writeFile } from 'node:fs/promises';
import { page } from './page.ts';

await writeFile(new URL('../../../docs/meetings-xml-to-rest.md', import.meta.url), page());
