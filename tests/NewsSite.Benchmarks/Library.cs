using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Benchmarks.Growth;
using NewsSite.Core;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.People;

namespace NewsSite.Benchmarks;

/// <summary>A site with a library of so many photos, and an editor who looks at it.</summary>
internal sealed class Library : IAsyncDisposable
{
    private readonly SiteProcess _site;
    private readonly int _photos;

    private Library(SiteProcess site, int photos) => (_site, _photos) = (site, photos);

    /// <summary>What is looked at.</summary>
    public static IReadOnlyList<(string Name, Func<int, string> Address)> Pages { get; } =
    [
        ("first page", _ => "/admin/photos"),
        ("a page in the middle", photos => $"/admin/photos?after={photos / 2}"),
        ("not used", _ => "/admin/photos?show=Unused"),
        ("no alternative text, one of 40", _ => "/admin/photos?show=WithoutAlternativeText"),
        ("no credit, one of 40", _ => "/admin/photos?show=WithoutCredit"),
        ("rights ending, one of 40", _ => "/admin/photos?show=RightsEnding"),
        ("a word that one of 40 has", _ => "/admin/photos?q=harbour"),
        ("a word that none has", _ => "/admin/photos?q=nothing"),
    ];

    /// <summary>Fills a store and starts the site over it.</summary>
    public static async Task<Library> FillAsync(string folder, int photos, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        await using (var services = new ServiceCollection().AddLogging().AddNewsSite(new SiteOptions { DataDirectory = folder }).BuildServiceProvider())
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
            await db.BringUpToDateAsync(ct);
            await scope.ServiceProvider.GetRequiredService<Accounts>().AddAsync(BenchDesk.Email, "Bench", Role.Admin, BenchDesk.Password, Actor.System("benchmark"), ct);
            await db.Database.ExecuteSqlAsync(
                $"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {photos})
                INSERT INTO Photos (Hash, FileName, MediaType, Width, Height, Size, Caption, Credit, AlternativeText, Photographer, Source, Copyright, UsageTerms, Keywords, People, Place,
                    SearchText, FocusX, FocusY, Colour, RenditionTag, UsableUntil, IsOnceOnly, IsForSectionsOnly, UploadedAt, Version)
                SELECT printf('%064x', i), 'photo' || i || '.jpg', 'image/jpeg', 3000, 2000, 1000000, 'What photo ' || i || ' shows', iif(i % 40 = 1, '', 'AFP'), iif(i % 40 = 2, '', 'Alternative'), '', '', '', '', '', '', '',
                    'photo ' || i || iif(i % 40 = 3, ' harbour', '') || ' afp', 500, 500, '808080', 'tag', iif(i % 40 = 4, '2020-01-01 00:00:00', NULL), 0, 0, '2026-11-25 00:00:00', 0 FROM n
                """,
                ct);
            await db.Database.ExecuteSqlAsync($"UPDATE Photos SET EndedAt = UsableUntil", ct);
        }

        var site = await SiteProcess.StartAsync(folder, 256, ct);
        await BenchDesk.SignInAsync(site.Client, ct);
        return new Library(site, photos);
    }

    /// <summary>Opens a page.</summary>
    /// <returns>Milliseconds.</returns>
    public async Task<double> TimeAsync(Func<int, string> address, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await _site.Client.GetByteArrayAsync(address(_photos), ct);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
