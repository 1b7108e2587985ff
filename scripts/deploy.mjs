// Checks the folder "deploy": each file by itself, and that no two processes of n8n can have different settings.
import { composeProblems } from './deploy/compose.mjs';
import { dockerfileProblems, simulatorImageProblems } from './deploy/dockerfile.mjs';
import { kubernetesProblems } from './deploy/kubernetes.mjs';
import { routeProblems } from './deploy/routes.mjs';
import { settingProblems } from './deploy/settings.mjs';
import { main, say } from './toolchain.mjs';

await main(async () => {
	const checks = [
		settingProblems,
		dockerfileProblems,
		simulatorImageProblems,
		composeProblems,
		kubernetesProblems,
		routeProblems,
	];
	const problems = checks.flatMap((check) => check());
	for (const problem of problems) say(problem);
	say(`${checks.length} checks of deploy, ${problems.length} problems`);
	return problems.length > 0 ? 1 : 0;
});
