/** What the README of a StackBlitz project speaks of. */
export interface ReadmeSubject {
	example: string;
	title: string;
	/** The folders of the examples it imports. */
	imports: readonly string[];
	/** Where the guide is published, if it is known. */
	siteUrl?: string | undefined;
}

/** The README of a StackBlitz project: English, then Chinese. */
export function sandboxReadme({ example, title, imports, siteUrl }: ReadmeSubject): string {
	const folders = imports.map((name) => `\`${name}/\``);
	return `# ${title}

${list([
	`\`${example}/index.ts\` is the guide's code, \`index.test.ts\` its tests, \`demo.ts\` prints what the preview shows.`,
	folders.length && `What it imports as \`@examples/…\`: ${folders.join(', ')}.`,
	'`npm start` shows the preview and runs the tests again after every save; `npm test` runs them once.',
	'`npm run build` builds the preview; `npm run check` checks the types.',
	'On your own machine (Node 22.12 or newer), run `npm install` first.',
	siteUrl && `The guide: <${siteUrl}>`,
])}

## 中文

${list([
	`\`${example}/index.ts\` 是指南中的代码，\`index.test.ts\` 是它的测试，预览里显示 \`demo.ts\` 的输出。`,
	folders.length && `它以 \`@examples/…\` 导入：${folders.join('、')}。`,
	'`npm start` 打开预览，并在每次保存后重跑测试；`npm test` 只跑一次。',
	'`npm run build` 构建预览；`npm run check` 检查类型。',
	'在自己的电脑上（Node 22.12 或更新），先运行 `npm install`。',
	siteUrl && `指南：<${siteUrl}>`,
])}
`;
}

function list(items: readonly (string | number | undefined)[]): string {
	return items
		.filter(Boolean)
		.map((item) => `- ${item}`)
		.join('\n');
}
