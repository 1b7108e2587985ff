/** Runs one check, and sends its result to the parent. */
export async function check(name, body) {
	let problem;
	try {
		await body();
	} catch (error) {
		problem = error instanceof Error ? error.message : String(error);
	}
	await new Promise((resolve) => process.send({ name, problem }, resolve));
}
