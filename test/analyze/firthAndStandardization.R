# Firth's logistic regression and the standardized risk difference for the data of the reference records.
# R 4.2.2, brglm2 0.9. Run from the project's root:
#   Rscript test/analyze/firthAndStandardization.R > test/analyze/firthAndStandardization.json
# firth, se: brglmFit(type = "AS_mean"), which is Firth's penalty for a logistic model; full = its penalized
# log-likelihood; lr = twice the gain over the treatment coefficient held at 0 (optim, BFGS, so 1e-8 at best).
# g: standardized risks under treatment and control, and the sandwich standard error of their difference from
# the stacked estimating equations, with a numerical derivative of those (1e-8 at best).
suppressMessages(library(brglm2))
d <- jsonlite::fromJSON("test/reference/01_two_by_two_tests.json", simplifyVector=FALSE)$records
out <- list()
gcomp <- function(y,a,X){ # stacked estimating equations, numeric bread
  psi <- function(th){ p<-ncol(X)+2; b<-th[1:p]; M<-cbind(1,a,X); M1<-cbind(1,1,X); M0<-cbind(1,0,X)
    r<-y-plogis(M%*%b); cbind(M*as.vector(r), plogis(M1%*%b)-th[p+1], plogis(M0%*%b)-th[p+2]) }
  f <- glm(y~a+X,family=binomial,control=glm.control(epsilon=1e-15,maxit=100)); b<-coef(f)
  th <- c(b, mean(plogis(cbind(1,1,X)%*%b)), mean(plogis(cbind(1,0,X)%*%b)))
  n<-length(y); k<-length(th); A<-matrix(0,k,k); h<-1e-5
  for(j in 1:k){ e<-rep(0,k); e[j]<-h; A[,j] <- colMeans((8*(psi(th+e)-psi(th-e)) - (psi(th+2*e)-psi(th-2*e)))/(12*h)) }
  B<-crossprod(psi(th))/n; V<-solve(A)%*%B%*%t(solve(A))/n
  c(th[k-1],th[k], sqrt(V[k-1,k-1]+V[k,k]-2*V[k-1,k]))
}
for (r in d) if (r$method %in% c("logistic_regression","logistic_regression_separated")) {
  y<-unlist(r$inputs$y); a<-unlist(r$inputs$trt); x<-if(is.null(r$inputs$x)) NULL else unlist(r$inputs$x)
  df <- data.frame(y=y,a=a); fm <- y~a; if(!is.null(x)){df$x<-x; fm<-y~a+x}
  f <- glm(fm,family=binomial,data=df,method="brglmFit",type="AS_mean",epsilon=1e-12,maxit=1000)
  se <- sqrt(diag(vcov(f)))
  pl <- function(b1){ # penalized log-likelihood maximised with the treatment coefficient fixed
    M<-model.matrix(fm,df); obj<-function(g){ b<-append(g,b1,after=1); eta<-M%*%b; p<-as.vector(plogis(eta)); sum(dbinom(y,1,p,log=TRUE))+0.5*as.numeric(determinant(crossprod(M*sqrt(p*(1-p))))$modulus)}
    o<-optim(rep(0,ncol(M)-1),function(g)-obj(g),method="BFGS",control=list(reltol=1e-16,maxit=1000)); -o$value }
  M<-model.matrix(fm,df); b<-coef(f); p<-as.vector(plogis(M%*%b)); full<-sum(dbinom(y,1,p,log=TRUE))+0.5*as.numeric(determinant(crossprod(M*sqrt(p*(1-p))))$modulus)
  row <- list(id=r$id, firth=unname(b), se=unname(se), full=full, lr=2*(full-pl(0)))
  if(!is.null(x)) row$g <- gcomp(y,a,cbind(x))
  out[[length(out)+1]] <- row
}
cat(jsonlite::toJSON(out,digits=15,auto_unbox=TRUE,pretty=TRUE))
