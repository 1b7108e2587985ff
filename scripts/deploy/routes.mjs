import { read, readYaml } from './files.mjs';

/** What webhook processors answer: everything else that comes in production, and tests of webhooks, is for main. */
const expected = ['/form', '/form-waiting', '/webhook', '/webhook-waiting'];

/** Both proxies send the same addresses to the webhook processors, and show no metrics. */
export function routeProblems() {
	const caddy = read('deploy/Caddyfile');
	const [, list = ''] = /@webhook path (.+)/.exec(caddy) ?? [];
	const [ingress] = readYaml('deploy/kubernetes/ingress.yaml');
	const paths = ingress.spec.rules.flatMap(({ http }) => http.paths);
	const toService = (name) =>
		paths.filter(({ backend }) => backend.service.name === name).map(({ path }) => path);
	return [
		...compare(
			'deploy/Caddyfile',
			list.split(' ').map((path) => path.replace(/\/\*$/, '')),
		),
		...compare('deploy/kubernetes/ingress.yaml', toService('webhook')),
		...(caddy.includes('respond /metrics* 404') ? [] : ['deploy/Caddyfile shows /metrics']),
		...(toService('nobody').includes('/metrics')
			? []
			: ['deploy/kubernetes/ingress.yaml shows /metrics']),
		...(toService('main').includes('/')
			? []
			: ['deploy/kubernetes/ingress.yaml does not reach main']),
	];
}

const compare = (where, paths) =>
	paths.toSorted().join(' ') === expected.join(' ')
		? []
		: [
				`${where} sends ${paths.join(' ')} to the webhook processors, expected ${expected.join(' ')}`,
			];
