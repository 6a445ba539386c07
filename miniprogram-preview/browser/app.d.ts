/** What the build compiled out of the app. */
declare module 'village:app' {
  import type { template } from 'glass-easel'
  import type { types } from 'glass-easel-miniprogram-adapter'

  interface WindowConfig {
    readonly navigationBarTitleText?: string
    readonly enablePullDownRefresh?: boolean
  }

  interface Tab {
    readonly pagePath: string
    readonly text: string
    readonly iconPath: string
    readonly selectedIconPath: string
  }

  interface CompiledComponent {
    readonly path: string
    readonly isPage: boolean
    /** The prefix of its classes. */
    readonly scope: string
    readonly config: types.ComponentStaticConfig & WindowConfig
    /** Runs its script, which calls Page or Component. */
    readonly define: () => void
  }

  export const config: {
    readonly pages: readonly string[]
    readonly window: WindowConfig
    readonly tabBar: { readonly list: readonly Tab[] }
  }
  export const components: readonly CompiledComponent[]
  /** Runs the app's own script, which calls App. */
  export const start: () => void
  export const templates: Readonly<Record<string, template.ComponentTemplate['content']>>
}
