import { spawnSync } from 'node:child_process';

/** Known holes in what is shipped, as the registry knows them; whether it could be asked is a fact of its own. */
export function audit(folder, env) {
	const shell = process.platform === 'win32';
	const { stdout } = spawnSync('pnpm', ['audit', '--prod', '--json'], {
		cwd: folder,
		env,
		encoding: 'utf8',
		shell,
	});
	return readAudit(stdout);
}

export function readAudit(stdout) {
	let answer;
	try {
		answer = JSON.parse(stdout);
	} catch {
		return { wasAsked: false, problems: [] };
	}
	if (!answer.advisories) return { wasAsked: false, problems: [] };
	const problems = Object.values(answer.advisories).map(
		({ module_name: name, severity, title, url }) =>
			`audit: ${name}: ${title} (${severity}, ${url})`,
	);
	return { wasAsked: true, problems };
}
