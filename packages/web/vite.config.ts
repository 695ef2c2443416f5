import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const compressible = /\.(?:js|css|html|svg|json)$/
const smallestWorthCompressing = 1024

// Compressing once at build time lets the server send finished .br and .gz files without spending time on it.
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir === undefined) return
      const names = await readdir(dir, { recursive: true })
      await Promise.all(
        names.filter((name) => compressible.test(name)).map((name) => compress(join(dir, name))),
      )
    },
  }
}

async function compress(path: string): Promise<void> {
  const content = await readFile(path)
  if (content.length < smallestWorthCompressing) return
  const brotli = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  }
  await writeFile(`${path}.br`, await promisify(brotliCompress)(content, brotli))
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }))
}

// Left alone, every part that two pages share becomes a file of its own, and a page asks for thirty of them.
const groups = [
  { name: 'zh', test: /(?:app|ui)\/messages\/zh|antd\/es\/locale\/zh_CN|dayjs\/locale\/zh-cn/ },
  { name: 'en', test: /(?:app|ui)\/messages\/en|antd\/es\/locale\/en_GB/ },
  { name: 'libraries', test: /node_modules/, minShareCount: 2 },
  { name: 'shared', test: /src\/(?:app|ui)\/|packages\/core\//, minShareCount: 2 },
]

export default defineConfig({
  plugins: [react(), precompress()],
  build: {
    target: 'es2022',
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: { proxy: { '/api': process.env['BIHUAN_API'] ?? 'http://127.0.0.1:8080' } },
  preview: { proxy: { '/api': process.env['BIHUAN_API'] ?? 'http://127.0.0.1:8080' } },
})
