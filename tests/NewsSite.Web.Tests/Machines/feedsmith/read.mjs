// Reads a feed from standard input and prints what the tests compare, whatever its format.
import { parseFeed } from 'feedsmith'
import { readFileSync } from 'node:fs'

const { format, feed } = parseFeed(readFileSync(0, 'utf8'))
const link = links => (links ?? []).find(l => !l.rel || l.rel === 'alternate')?.href
const entries = {
  rss: () => feed.items.map(i => ({ link: i.link, title: i.title, at: i.pubDate, authors: i.dc?.creators ?? [], categories: (i.categories ?? []).map(c => c.name), html: i.content?.encoded })),
  atom: () => feed.entries.map(e => ({
    link: link(e.links), title: e.title?.value ?? e.title, at: e.published, authors: (e.authors ?? []).map(a => a.name), categories: (e.categories ?? []).map(c => c.term), html: e.content?.value ?? e.content,
  })),
  json: () => feed.items.map(i => ({ link: i.url, title: i.title, at: i.date_published, authors: (i.authors ?? []).map(a => a.name), categories: i.tags ?? [], html: i.content_html })),
}
process.stdout.write(JSON.stringify(entries[format]()))
