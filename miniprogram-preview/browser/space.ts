import * as glassEasel from 'glass-easel'
import { MiniProgramEnv, type CodeSpace } from 'glass-easel-miniprogram-adapter'
import { components, templates } from 'village:app'
import { PhoneBackend } from './backend'
import { builtins } from './builtins'

// An aria-controls names an id: without this one the ids of elements never reach the document.
glassEasel.globalOptions.writeIdToDOM = true

const env = new MiniProgramEnv()

export const backend = env.associateBackend(new PhoneBackend())

/** Every component of the app, defined; pages are made from it. */
export function defineComponents(): CodeSpace {
  tellFaults()
  defineBuiltins()
  const space = env.createCodeSpace('app', true)
  useBuiltins(space)
  for (const { path, config, scope, isPage } of components) {
    const content = templates[path]
    if (content === undefined) throw new Error(`no template of ${path}`)
    space.addComponentStaticConfig(path, config)
    space.addCompiledTemplate(path, { groupList: templates, content })
    space.addStyleSheet(path, undefined, isPage ? '' : scope)
  }
  for (const { path, define } of components) {
    space.componentEnv(path, ({ Page, Component, Behavior }) => {
      Object.assign(globalThis, {
        Page,
        Behavior,
        // Behaviors named by a string are WeChat's own: fields of a form, which are nothing without one.
        Component: (definition: { behaviors?: unknown[] }) => Component({
          ...definition,
          behaviors: (definition.behaviors ?? []).filter((one) => typeof one !== 'string'),
        } as Parameters<typeof Component>[0]),
      })
      define()
    })
  }
  return space
}

function defineBuiltins(): void {
  const space = env.getGlobalCodeSpace()
  for (const [name, definition] of Object.entries(builtins)) {
    space.componentEnv(`builtin/${name}`, ({ Component }) =>
      Component(definition as Parameters<typeof Component>[0]))
  }
}

function useBuiltins(space: CodeSpace): void {
  const defined = env.getGlobalCodeSpace().getComponentSpace()
  for (const name of Object.keys(builtins)) {
    space.getComponentSpace().setGlobalUsingComponent(name, defined.getComponentByUrl(`builtin/${name}`, ''))
  }
}

/** WeChat only murmurs about a wrong property; in the app's own components nobody shall miss it. */
function tellFaults(): void {
  glassEasel.addGlobalWarningListener((message, where) => {
    const told = `${message} (${typeof where === 'string' ? where : where.is})`
    if (told.includes('miniprogram_npm/')) console.debug(told)
    else console.error(told)
    return false
  })
}
