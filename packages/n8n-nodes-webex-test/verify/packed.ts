import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The folder of the package in the workspace. */
export const source = dirname(require.resolve('n8n-nodes-webex/package.json'));

/** Packs the package as it is published, and unpacks it beside n8n-workflow alone, as n8n does. */
export function pack(): { readonly folder: string; readonly files: readonly string[] } {
	const work = mkdtempSync(join(tmpdir(), 'n8n-nodes-webex-packed-'));
	const shell = process.platform === 'win32';
	execFileSync('pnpm', ['pack', '--pack-destination', work], { cwd: source, stdio: 'pipe', shell });
	const [tarball = ''] = readdirSync(work);
	const modules = join(work, 'node_modules');
	const folder = join(modules, 'n8n-nodes-webex');
	mkdirSync(folder, { recursive: true });
	execFileSync('tar', ['-xzf', join(work, tarball), '-C', folder, '--strip-components=1']);
	const workflow = dirname(require.resolve('n8n-workflow/package.json'));
	symlinkSync(workflow, join(modules, 'n8n-workflow'), 'junction');
	return { folder, files: filesBelow(folder).sort() };
}

function filesBelow(folder: string, prefix = ''): string[] {
	return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
		const path = join(prefix, entry.name);
		return entry.isDirectory() ? filesBelow(folder, path) : [path.replaceAll('\\', '/')];
	});
}
