using System.Globalization;
using NewsSite.Core;
using NewsSite.Web.Areas.Admin;
using NewsSite.Web.Caching;
using NewsSite.Web.Cdn;
using NewsSite.Web.Feeds;
using NewsSite.Web.Media;
using NewsSite.Web.Pages;
using NewsSite.Web.Presentation;
using NewsSite.Web.Redirects;
using NewsSite.Web.Security;
using NewsSite.Web.Sharing;
using NewsSite.Web.Sitemaps;
using NewsSite.Web.Workers;

// What no request asks for, the log and what is stored, is English on every machine.
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = PublishedFolder.OrNull });
    var site = SiteOptions.Read(builder.Configuration);

    builder.AddSiteLog(site);
    builder.AddTelemetry(site);
    builder.AddServerLimits();
    builder.WebHost.UseStaticWebAssets(); // also when run from a checkout, where the environment is Production and nothing is published
    builder.Services.AddNewsSite(site);
    builder.Services.AddSiteKeys();
    builder.Services.AddDeskSignIn(site);
    builder.Services.AddSiteHeaders();
    builder.Services.AddSiteHosts(site);
    builder.Services.AddSiteRateLimits();
    builder.Services.AddSiteHealth(site);
    builder.Services.AddSitePages();
    builder.Services.AddFeeds(site);
    builder.Services.AddSitemaps();
    builder.Services.AddSharing();
    builder.Services.AddReaderCompression();
    builder.Services.AddPageCache(site);
    builder.Services.AddCdn(site);
    builder.Services.AddHostedService<ScheduleWorker>();
    builder.Services.AddHostedService<RightsWorker>();
    builder.Services.AddAuditWatch();

    var app = builder.Build();
    await app.PrepareStoreAsync();

    app.UseProxies(site);
    app.UsePictureCache();
    app.UsePageCache();
    app.UseRequestNumbers();
    app.UseSiteHeaders();
    app.UseKnownMethods();
    app.UseReaderCompression();
    app.UseSpeculationRules();
    app.UseDeskLanguage(site);
    app.UseExceptionHandler("/errors/500", createScopeForErrors: true); // the first one may hold what failed
    app.UseStatusCodePagesWithReExecute("/errors/{0}");
    app.UseSiteRequestLog();
    app.UseNoStore();
    app.UseCanonicalAddresses();
    app.UseImmutableFiles();
    app.UseRouting();
    app.UseBodyLimit();
    app.UseRateLimiter();
    app.UseAuthentication();
    app.UseAuthorization();
    app.MapStaticAssets();
    app.MapSiteHealth();
    app.MapPhotos();
    app.MapFeeds();
    app.MapSitemaps();
    app.MapCrawlerFiles();
    app.MapSharing();
    app.MapFeedList();
    app.MapSpeculationRules();
    app.MapRazorPages();

    await app.StartAsync();
    await app.AnnounceAsync();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (InvalidSettingException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}

/// <summary>The site's entry point, public for the tests that start it.</summary>
public partial class Program;
