import { Contrib, Enums, Models, Serialize, Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { PackageURL } from 'packageurl-js';
import parseExpression from 'spdx-expression-parse';

const spec = Spec.Spec1dot6;

/** The parts of a package and what each of them needs, as CycloneDX 1.6. The same tree gives the same text. */
export function sbomOf(tree) {
	const { Builders, Factories } = Contrib.FromNodePackageJson;
	const licences = new Contrib.License.Factories.LicenseFactory(parseExpression);
	const builder = new Builders.ComponentBuilder(new Factories.ExternalReferenceFactory(), licences);
	const components = new Map(tree.map((each) => [each.folder, componentOf(builder, each)]));
	for (const { folder, needs } of tree) {
		for (const needed of needs)
			components.get(folder).dependencies.add(components.get(needed).bomRef);
	}
	const [root, ...others] = components.values();
	root.type = Enums.ComponentType.Library;
	const bom = new Models.Bom({ metadata: new Models.Metadata({ component: root }) });
	for (const component of others) bom.components.add(component);
	const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(spec));
	return serializer.serialize(bom, { sortLists: true, space: '\t' });
}

function componentOf(builder, { manifest }) {
	const component = builder.makeComponent(manifest, Enums.ComponentType.Library);
	if (!component) throw new Error('A package has no name');
	const [scope, name] = manifest.name.startsWith('@')
		? manifest.name.split('/')
		: [undefined, manifest.name];
	component.purl = new PackageURL('npm', scope, name, manifest.version).toString();
	component.bomRef.value = `${manifest.name}@${manifest.version}`;
	return component;
}

/** What the schema of CycloneDX says against it. */
export async function sbomProblems(text) {
	const errors = await new Validation.JsonStrictValidator(spec.version).validate(text);
	return errors === null ? [] : [`SBOM: ${JSON.stringify(errors)}`];
}
