# The same work by the R packages that are installed; each is passed over where it is not. CPU seconds.
folder <- commandArgs(trailingOnly = TRUE)[1]
read <- function(name) read.csv(file.path(folder, paste0(name, ".csv")), comment.char = "#")
cpu <- function(work) sum(system.time(work)[c("user.self", "sys.self")])
row <- function(what, seconds) cat(sprintf("| %-52s | %10.3f s |\n", what, seconds))
has <- function(name) suppressWarnings(requireNamespace(name, quietly = TRUE))
any_found <- FALSE

cat("\nThe R packages on the same tables:\n\n")
if (has("SparseMSE")) {
  any_found <- TRUE
  uk <- as.matrix(read("UKdat"))
  row("SparseMSE: 6 lists, point estimate", cpu(SparseMSE::estimatepopulation.0(uk, quantiles = NULL)))
  # Ten replicates, times a hundred: a thousand take minutes.
  row("SparseMSE: 6 lists, 1000 bootstraps (10, times 100)",
      100 * cpu(SparseMSE::estimatepopulation(uk, nboot = 10, iseed = 1)))
}
if (has("dga")) {
  any_found <- TRUE
  kosovo <- read("Kosovo")
  lists <- ncol(kosovo) - 1
  counts <- array(0, rep(2, lists))
  counts[as.matrix(kosovo[, 1:lists]) + 1] <- kosovo[, lists + 1]
  graphs <- NULL
  utils::data(list = "graphs4", package = "dga", envir = environment())
  row("dga: 4 lists, 61 graphs, 40000 numbers",
      cpu(dga::bma.cr(counts, delta = 1 / 2^lists, Nmissing = 1:40000, graphs = graphs4)))
}
if (has("LCMCR")) {
  any_found <- TRUE
  kosovo <- read("Kosovo")
  lists <- ncol(kosovo) - 1
  for (at in 1:lists) kosovo[[at]] <- factor(kosovo[[at]])
  names(kosovo)[lists + 1] <- "Freq"
  sampler <- LCMCR::lcmCR(kosovo, tabular = TRUE, K = 10, seed = 1, buffer_size = 10000, thinning = 1)
  seconds <- cpu(sampler$Update(20000, output = FALSE))
  cat(sprintf("| %-52s | %10.1f ksweep/s |\n", "LCMCR: 4 lists, 10 classes", 20 / seconds))
}
if (has("Rcapture")) {
  any_found <- TRUE
  kosovo <- as.matrix(read("Kosovo"))
  row("Rcapture: 4 lists, all hierarchical models by BIC",
      cpu(Rcapture::closedpMS.t(kosovo, dfreq = TRUE)))
}
if (!any_found) cat("None of SparseMSE, dga, LCMCR and Rcapture is installed.\n")
