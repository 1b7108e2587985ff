import type { FormsOf } from 'n8n-nodes-webex-test/forms';
import type { Page } from 'playwright-core';

const ours = /^n8n-nodes-webex\.\w+$/;
/** n8n adds it, and has its own variants of nodes for agents. */
const customCall = '__CUSTOM_API_CALL__';
const isVariant = /Tool$/;

/** The nodes as this n8n describes them to its editor. */
export async function readDescriptions(page: Page): Promise<FormsOf[]> {
	const all = await page.evaluate(
		async () => (await (await fetch('/types/nodes.json')).json()) as FormsOf[],
	);
	return all
		.filter(({ name }) => ours.test(name) && !isVariant.test(name))
		.map((node) => ({ ...node, properties: node.properties.map(withoutCustomCall) }));
}

const withoutCustomCall = (field: FormsOf['properties'][number]) =>
	field.options
		? {
				...field,
				options: field.options.filter((one) => !('value' in one) || one.value !== customCall),
			}
		: field;
