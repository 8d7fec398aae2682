using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.Importing;

/// <summary>
/// Finds free addresses for many stories at once: one look-up when none of them is taken, some twenty more at worst, however many
/// stories there are with the same headline. A former address that still redirects counts as taken, so that it goes on leading where it leads.
/// </summary>
internal sealed class FreeSlugs(NewsDb db, ImportMemory memory)
{
    // Two to the power of it is more stories of one headline than any store will hold.
    private const int PowersTried = 24;

    /// <summary>A free slug for each wanted one, in the same order: the wanted one itself, or numbered as <see cref="Slug.Numbered"/> does.</summary>
    public async Task<IReadOnlyList<string>> TakeAsync(IReadOnlyList<string> wanted, CancellationToken ct)
    {
        var slugs = new string[wanted.Count];
        var taken = await TakenAsync(wanted.Distinct(StringComparer.Ordinal), ct);
        var clashes = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        for (var i = 0; i < slugs.Length; i++)
        {
            if (!taken.Contains(wanted[i]) && memory.AddSlug(wanted[i]))
                slugs[i] = wanted[i];
            else if (clashes.TryGetValue(wanted[i], out var places))
                places.Enqueue(i);
            else
                clashes.Add(wanted[i], new Queue<int>([i]));
        }

        var numbers = await FirstFreeAsync([.. clashes.Keys], ct);
        while (clashes.Count > 0)
            await NumberAsync(clashes, numbers, slugs, ct);
        return slugs;
    }

    // Gives each story that still needs one the next number that is free.
    private async Task NumberAsync(Dictionary<string, Queue<int>> clashes, Dictionary<string, int> numbers, string[] slugs, CancellationToken ct)
    {
        var taken = await TakenAsync(clashes.SelectMany(clash => Enumerable.Range(numbers[clash.Key], clash.Value.Count).Select(n => Slug.Numbered(clash.Key, n))), ct);
        foreach (var (slug, places) in clashes)
        {
            for (var (number, tried) = (numbers[slug], places.Count); tried > 0; number++, tried--)
            {
                var numbered = Slug.Numbered(slug, number);
                if (!taken.Contains(numbered) && memory.AddSlug(numbered))
                    slugs[places.Dequeue()] = numbered;
                numbers[slug] = number + 1;
            }

            if (places.Count == 0)
                clashes.Remove(slug);
        }
    }

    // Numbers are given upwards, so a free one with a taken one before it is found by halving.
    private async Task<Dictionary<string, int>> FirstFreeAsync(List<string> slugs, CancellationToken ct)
    {
        var (low, high) = (slugs.ToDictionary(slug => slug, _ => 1), slugs.ToDictionary(slug => slug, _ => 1 << PowersTried));
        var taken = await TakenAsync(slugs.SelectMany(slug => Enumerable.Range(1, PowersTried - 1).Select(power => Slug.Numbered(slug, 1 << power))), ct);
        foreach (var slug in slugs)
        {
            var power = Enumerable.Range(1, PowersTried).First(power => power == PowersTried || !taken.Contains(Slug.Numbered(slug, 1 << power)));
            (low[slug], high[slug]) = (1 << (power - 1), 1 << power);
        }

        while (slugs.FindAll(slug => high[slug] - low[slug] > 1) is { Count: > 0 } open)
        {
            taken = await TakenAsync(open.Select(slug => Slug.Numbered(slug, (low[slug] + high[slug]) / 2)), ct);
            foreach (var slug in open)
            {
                var middle = (low[slug] + high[slug]) / 2;
                (taken.Contains(Slug.Numbered(slug, middle)) ? low : high)[slug] = middle;
            }
        }

        return high;
    }

    private async Task<HashSet<string>> TakenAsync(IEnumerable<string> candidates, CancellationToken ct)
    {
        var all = candidates.ToList();
        var taken = all.Where(memory.HasSlug).ToHashSet(StringComparer.Ordinal);
        if (all.Count == 0)
            return taken;

        taken.UnionWith(await db.Articles.Where(a => EF.Parameter(all).Contains(a.Slug)).Select(a => a.Slug).ToListAsync(ct));
        var paths = all.ConvertAll(Slug.ArticlePath);
        var moved = await db.Redirects.Where(r => EF.Parameter(paths).Contains(r.From)).Select(r => r.From).ToListAsync(ct);
        taken.UnionWith(moved.Select(path => path[Slug.ArticlePath("").Length..]));
        return taken;
    }
}
