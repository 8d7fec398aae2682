namespace NewsSite.Web.Sharing;

/// <summary>What pages say of themselves where they are shared and searched.</summary>
internal static class SharingSetup
{
    public static void AddSharing(this IServiceCollection services)
    {
        services.AddSingleton<CardPicture>();
        services.AddSingleton<CardShelf>();
        services.AddScoped<StructuredData>();
    }

    public static void MapSharing(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapCards();
        endpoints.MapEmbedding();
    }
}
