interface ImportMetaEnv {
  /** `yes` in test builds alone: then the page that embeds the tab counts as a Teams host. */
  readonly VITE_TRUST_EMBEDDER?: 'yes';
}
