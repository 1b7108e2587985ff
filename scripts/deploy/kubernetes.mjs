import { basename } from 'node:path';
import { differences, readYaml, settings } from './files.mjs';
import { typeProblems } from './kubernetes-types.mjs';

const folder = 'deploy/kubernetes';

/** What the Deployments of n8n have to take from process.yaml. */
const common = ['env', 'envFrom', 'image', 'ports', 'lifecycle', 'livenessProbe', 'readinessProbe'];

export function kubernetesProblems() {
	const [kustomization] = readYaml('deploy/kustomization.yaml');
	const [process] = readYaml(`${folder}/process.yaml`);
	const objects = kustomization.resources.flatMap((path) => readYaml(`deploy/${path}`));
	const n8n = objects.filter(isN8n);
	const complete = objects.map((object) => (isN8n(object) ? withProcess(object, process) : object));
	return [
		...kustomizationProblems(kustomization),
		...differences(folder, { n8n: n8n.map(nameOf).sort() }, { n8n: ['main', 'webhook', 'worker'] }),
		...n8n.flatMap(ownSettings),
		...processProblems(process),
		...typeProblems(complete),
		...complete.filter(hasPods).flatMap(podProblems),
		...objects.flatMap((object) => referenceProblems(object, complete)),
	];
}

const nameOf = ({ metadata }) => metadata.name;
const isN8n = ({ kind, metadata }) =>
	kind === 'Deployment' && metadata.labels?.['app.kubernetes.io/name'] === 'n8n';
const hasPods = ({ spec }) => spec?.template !== undefined;

/** As kustomize does it for a patch: by key, containers by name. */
function withProcess(object, process) {
	const merge = (target, patch) => {
		if (Array.isArray(target) && Array.isArray(patch)) {
			return target.map((entry) =>
				merge(entry, patch.find(({ name }) => name === entry.name) ?? {}),
			);
		}
		if (typeof target !== 'object' || typeof patch !== 'object') return patch;
		const merged = Object.entries(patch).map(([key, value]) => [
			key,
			key in target ? merge(target[key], value) : value,
		]);
		return { ...target, ...Object.fromEntries(merged) };
	};
	return merge(object, { spec: process.spec });
}

function kustomizationProblems({ configMapGenerator, secretGenerator, patches, resources }) {
	return [
		...differences(
			'deploy/kustomization.yaml',
			{ configMapGenerator, secretGenerator, patches },
			{
				configMapGenerator: [{ name: 'n8n', envs: ['n8n.env'] }],
				secretGenerator: [{ name: 'n8n', envs: ['.env'] }],
				patches: [
					{
						path: 'kubernetes/process.yaml',
						target: { kind: 'Deployment', labelSelector: 'app.kubernetes.io/name=n8n' },
					},
				],
			},
		),
		...resources
			.flatMap((path) => readYaml(`deploy/${path}`))
			.filter(({ kind }) => kind === 'Secret' || kind === 'ConfigMap')
			.map(
				(object) => `${folder}: ${object.kind} ${nameOf(object)} is not made of the common files`,
			),
	];
}

const ownSettings = (object) =>
	object.spec.template.spec.containers.flatMap((container) =>
		common
			.filter((key) => key in container)
			.map(
				(key) => `${folder}: ${nameOf(object)} has its own ${key}, which belongs into process.yaml`,
			),
	);

function processProblems({ spec }) {
	const pod = spec.template.spec;
	const [container] = pod.containers;
	const preStop = Number(container.lifecycle.preStop.exec.command.at(-1));
	return differences(
		`${folder}/process.yaml`,
		{ ...container, ...pod },
		{
			envFrom: [{ configMapRef: { name: 'n8n' } }, { secretRef: { name: 'n8n' } }],
			ports: [{ name: 'http', containerPort: Number(settings().QUEUE_HEALTH_CHECK_PORT) }],
			image: 'n8n-webex',
			enableServiceLinks: false,
			terminationGracePeriodSeconds:
				preStop + Number(settings().N8N_GRACEFUL_SHUTDOWN_TIMEOUT) + 30,
		},
	);
}

function podProblems(object) {
	const { containers, securityContext } = object.spec.template.spec;
	return [
		...differences(`${folder}: ${nameOf(object)}`, securityContext, { runAsNonRoot: true }),
		...containers.flatMap((container) => [
			...['readinessProbe', 'startupProbe', 'securityContext', 'resources']
				.filter((key) => container[key] === undefined)
				.map((key) => `${folder}: ${nameOf(object)} has no ${key}`),
			...(/:\d+\.\d+/.test(container.image) || container.image === 'n8n-webex'
				? []
				: [`${folder}: ${nameOf(object)} has no exact version of ${basename(container.image)}`]),
		]),
	];
}

/** What an object names has to be there. */
function referenceProblems(object, objects) {
	const where = `${folder}: ${object.kind} ${nameOf(object)}`;
	const missing = (what) => [`${where} names ${what}, which is not there`];
	const ofKind = (kind) => objects.filter((other) => other.kind === kind);
	const podsOf = (labels) =>
		objects.filter(hasPods).filter(({ spec }) => {
			const own = spec.template.metadata.labels;
			return Object.entries(labels).every(([key, value]) => own[key] === value);
		});
	const portNames = (pod) =>
		pod.spec.template.spec.containers.flatMap(({ ports }) => ports.map(({ name }) => name));
	const checks = {
		Service: ({ selector, ports }) =>
			selector === undefined
				? []
				: ports
						.filter(
							({ targetPort }) =>
								!podsOf(selector).some((pod) => portNames(pod).includes(targetPort)),
						)
						.flatMap(({ targetPort }) => missing(`pods with the port ${targetPort}`)),
		PodDisruptionBudget: ({ selector }) =>
			podsOf(selector.matchLabels).length === 1 ? [] : missing('pods'),
		HorizontalPodAutoscaler: ({ scaleTargetRef }) =>
			ofKind(scaleTargetRef.kind).some((other) => nameOf(other) === scaleTargetRef.name)
				? []
				: missing(scaleTargetRef.name),
		Ingress: ({ rules }) =>
			rules
				.flatMap(({ http }) => http.paths)
				.map(({ backend }) => backend.service)
				.filter(
					({ name, port }) =>
						!ofKind('Service').some(
							(service) =>
								nameOf(service) === name &&
								service.spec.ports.some((other) => other.name === port.name),
						),
				)
				.flatMap(({ name }) => missing(`the Service ${name}`)),
		StatefulSet: ({ serviceName }) =>
			ofKind('Service').some((service) => nameOf(service) === serviceName)
				? []
				: missing(`the Service ${serviceName}`),
	};
	return checks[object.kind]?.(object.spec) ?? [];
}
