/** The source document's five chapters in its order. Pages order themselves by `sidebar.order`. */
export const chapters = [
	{ folder: 'transformer', en: 'Transformer basics', zh: 'Transformer 基础' },
	{ folder: 'language-models', en: 'Language models and Qwen', zh: '语言模型与 Qwen' },
	{ folder: 'alignment', en: 'Alignment: PPO and DPO', zh: '对齐：PPO 与 DPO' },
	{ folder: 'multimodal', en: 'Contrastive and multimodal', zh: '对比学习与多模态' },
	{ folder: 'coding', en: 'Coding', zh: '代码题' },
] as const;

/** A chapter's folder name. */
export type Chapter = (typeof chapters)[number]['folder'];
